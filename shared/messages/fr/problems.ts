import { day } from '../../language/times.ts';
import { hasLapsed } from '../../lapsing.ts';
import type { LapsingSession } from '../../problem.ts';
import { productName } from '../../product-name.ts';
import type { ServiceKind } from '../../service.ts';
import type { WindowWords } from '../catalogue.ts';
import { keychainWords } from './keychain.ts';
import { appWords } from './services.ts';
import { tlsWords } from './tls.ts';

/** Of most problems: the service's answer is missing, and Signoff asks again by itself. */
const notConfirmed = { label: () => 'Pas encore confirmé', waiting: null } as const;

const makeRoom =
  'le disque est peut-être plein ou le dossier en lecture seule. Libérez de l’espace ou autorisez l’écriture dans le dossier, puis réessayez.';

const listWasChanged = `Quelque chose a modifié la liste des comptes de ${productName} (accounts.json). Corrigez-y l’adresse et réessayez, ou mettez fin à la session sur les pages du service où la connexion s’est faite.`;

const notKnown = `on ne sait donc pas si ce service a fait ce que ${productName} a demandé`;
const signedOutHere = 'Déconnexion effectuée sur cet ordinateur';
const stillOpen = 'Encore ouverte sur le service';
const checkNetworkPage =
  'Si ce réseau vous demande de vous identifier sur une page Web, faites-le d’abord ; sinon, vérifiez l’adresse du service.';
const cannotRead = (_problem: unknown, host: string): string =>
  cannotTell(`${productName} ne parvient pas à lire ce que répond ${host}`);

/** No more than is known of a session. */
function session(isOpen: boolean): string {
  return isOpen ? 'est encore ouverte' : 'est peut-être encore ouverte';
}

function cannotTell(why: string): string {
  return `${why} : ${productName} ne peut donc pas savoir si la connexion s’y est faite. Il continue de demander jusqu’à ce que la page expire.`;
}

function lapses(at: string | null): string {
  return at === null
    ? 'Elle se termine d’elle-même après un délai que le service détermine.'
    : `Elle se termine d’elle-même le ${day(at)}.`;
}

/** What is known of such a session. */
function wasToLapse(session: LapsingSession, host: string): string {
  const { lapsesAt } = session;
  return lapsesAt !== null && hasLapsed(session)
    ? `${host} n’offre aux applications aucun moyen de mettre fin à une seule session ; celle-ci devait se terminer d’elle-même le ${day(lapsesAt)}.`
    : `${host} n’offre aux applications aucun moyen de mettre fin à une seule session : la session là-bas est donc encore ouverte.`;
}

/** What a person can do who wants to know whether it has. */
function toBeSure(host: string): string {
  return `${productName} ne peut pas demander si cela a été le cas. Pour en avoir le cœur net, consultez les pages de ${host}.`;
}

/** When asking a service that does not accept this app can have another answer. */
function onlyOnceChanged(kind: ServiceKind | null): string {
  return `Réessayer n’aidera qu’une fois que ${appWords(kind).name}, ou ce que le service permet à cette application, aura changé ; adressez-vous à la personne qui vous fournit ${productName}.`;
}

/** HTTP's ways to say that nothing is to be found at an address. */
const notFound: readonly number[] = [404, 410];

/** What is said of each kind of problem. */
export const problems: WindowWords['problems'] = {
  problems: {
    unreachable: {
      ...notConfirmed,
      message: (_, host) =>
        `${productName} n’a pas pu joindre ${host} : rien ne lui a donc été demandé. Vérifiez la connexion réseau, puis réessayez.`,
      trouble: (_, host) => cannotTell(`${productName} ne parvient pas à joindre ${host}`),
    },
    timeout: {
      ...notConfirmed,
      message: (_, host) => `${host} n’a pas répondu à temps ; ${notKnown}. Réessayez dans quelques minutes.`,
      trouble: (_, host) => cannotTell(`${host} ne répond pas à temps`),
    },
    'connection-lost': {
      ...notConfirmed,
      message: (_, host) =>
        `La communication avec ${host} a été coupée avant l’arrivée de sa réponse complète ; ${notKnown}. Réessayez.`,
      trouble: (_, host) =>
        cannotTell(`La communication avec ${host} se coupe avant l’arrivée de sa réponse`),
    },
    tls: {
      ...notConfirmed,
      message: ({ reason }, host) =>
        reason === undefined
          ? `La communication avec ${host} n’est pas sécurisée : rien n’a donc été envoyé. Vérifiez l’adresse du service et le réseau que vous utilisez, puis réessayez.`
          : tlsWords[reason](host),
      trouble: (_, host) => cannotTell(`La communication avec ${host} n’est pas sécurisée`),
    },
    'insecure-address': {
      ...notConfirmed,
      message: (_, host) =>
        `L’adresse de ${host} n’est pas sécurisée : rien n’a donc été envoyé. ${productName} ne communique qu’en https ; corrigez l’adresse dans les paramètres.`,
      waiting: {
        sentence: (_, { host, isOpen }) =>
          `${signedOutHere}. L’adresse de ${host} n’est pas sécurisée : ${productName} ne lui a donc pas demandé de mettre fin à la session, qui ${session(isOpen)}.`,
        remedy: (_, host) =>
          `${productName} ne communique qu’en https. Vous pouvez mettre fin à la session sur les pages de ${host}.`,
      },
      trouble: (_, host) => cannotTell(`L’adresse de ${host} n’est pas sécurisée`),
    },
    'http-error': {
      ...notConfirmed,
      message: ({ status }, host) =>
        `${host} a répondu par l’erreur HTTP ${status.toString()} ; ${notKnown}. ${notFound.includes(status) ? 'Vérifiez l’adresse du service.' : 'Réessayez plus tard.'}`,
      trouble: ({ status }, host) => cannotTell(`${host} répond par l’erreur HTTP ${status.toString()}`),
    },
    redirect: {
      ...notConfirmed,
      message: ({ status }, host) =>
        `${host} a renvoyé ${productName} vers une autre adresse (HTTP ${status.toString()}). Pour votre sécurité, ${productName} n’y va pas : on ne sait donc pas si quoi que ce soit a été fait. ${checkNetworkPage}`,
      trouble: (_, host) => cannotTell(`${host} renvoie ${productName} vers une autre adresse`),
    },
    fault: {
      ...notConfirmed,
      message: (_, host) =>
        `${host} a répondu qu’il n’a pas pu traiter la requête (une erreur SOAP Fault) ; ${notKnown}. Réessayez plus tard, ou choisissez un autre format dans les paramètres.`,
      trouble: (_, host) =>
        cannotTell(`${host} répond qu’il ne peut pas traiter la requête (une erreur SOAP Fault)`),
    },
    'too-large': {
      ...notConfirmed,
      message: (_, host) =>
        `${host} a envoyé bien plus que ce que peut contenir une réponse : ${productName} a donc cessé de lire, et on ne sait pas ce que le service a fait. Vérifiez l’adresse du service.`,
      trouble: cannotRead,
    },
    malformed: {
      ...notConfirmed,
      message: (_, host) =>
        `Ce que ${host} a renvoyé n’est pas une réponse que ${productName} peut lire ; ${notKnown}. ${checkNetworkPage}`,
      trouble: cannotRead,
    },
    'unknown-status': {
      ...notConfirmed,
      message: (_, host) =>
        `${host} a répondu par un état que ${productName} ne connaît pas ; ${notKnown}. Réessayez plus tard.`,
      trouble: cannotRead,
    },
    'not-ended': {
      ...notConfirmed,
      label: () => stillOpen,
      message: (_, host) =>
        `${host} a répondu avoir mis fin à la session, mais accepte encore la connexion enregistrée de ce compte : la session est donc encore ouverte. Réessayez plus tard, ou mettez-y fin sur les pages de ${host}.`,
      waiting: {
        sentence: (_, { host }) =>
          `${signedOutHere}. ${host} a répondu avoir mis fin à la session, mais ne l’a pas fait : la session est encore ouverte.`,
        remedy: (_, host) => `Réessayez plus tard, ou mettez fin à la session sur les pages de ${host}.`,
      },
      trouble: cannotRead,
    },
    restricted: {
      ...notConfirmed,
      label: () => 'Refusé par le service',
      message: (_, host, kind) =>
        `${host} n’accepte pas cette application : il n’a donc rien fait. ${onlyOnceChanged(kind)}`,
      waiting: {
        sentence: (_, { host, isOpen }) =>
          `${signedOutHere}, mais ${host} n’accepte plus cette application : la session là-bas ${session(isOpen)}.`,
        remedy: (_, _host, kind) => onlyOnceChanged(kind),
      },
    },
    'no-api-key': {
      ...notConfirmed,
      message: (_, host, kind) => {
        const { name, howToGive } = appWords(kind);
        return `Il manque à ${productName} ${name} pour ${host} : il ne peut donc rien lui demander. ${howToGive}`;
      },
      waiting: {
        sentence: (_, { host, isOpen }) =>
          `${signedOutHere}. ${productName} n’a pas ce qu’il lui faut pour demander à ${host} de mettre fin à la session, qui ${session(isOpen)}.`,
        remedy: (_, _host, kind) => {
          const { name, howToGive } = appWords(kind);
          return `Il manque ${name}. ${howToGive}`;
        },
      },
    },
    keychain: {
      ...notConfirmed,
      label: ({ reason }) => `Déconnecté · ${keychainWords[reason].label}`,
      message: ({ reason }) =>
        `${keychainWords[reason].condition} : ${productName} ne peut donc pas accéder aux connexions enregistrées de vos comptes. ${keychainWords[reason].remedy}`,
      waiting: {
        sentence: ({ reason }, { host, isOpen }) =>
          `${signedOutHere}. ${keychainWords[reason].condition} : la session sur ${host} ${session(isOpen)}.`,
        remedy: ({ reason }) => keychainWords[reason].remedy,
      },
    },
    'credentials-missing': {
      ...notConfirmed,
      message: (_, host) =>
        `Le trousseau de clés ne contient plus de connexion enregistrée pour ce compte : ${productName} ne peut donc rien demander pour lui à ${host}. Vous pouvez mettre fin à la session là-bas sur le Web.`,
      waiting: {
        sentence: (_, { host, isOpen }) =>
          `${signedOutHere}, mais le trousseau de clés ne contient aucune connexion enregistrée pour ce compte : ${productName} ne peut donc pas mettre fin à la session sur ${host}. Elle ${session(isOpen)}.`,
        remedy: (_, host) => `Vous pouvez mettre fin à la session sur les pages de ${host}.`,
      },
    },
    'credentials-altered': {
      ...notConfirmed,
      label: () => 'Connexion enregistrée modifiée',
      message: (_, host) =>
        `La connexion enregistrée pour ce compte n’est pas celle que ${productName} avait enregistrée : rien n’a donc été envoyé à ${host}. Quelque chose l’a modifiée sur cet ordinateur. Vous pouvez mettre fin à la session là-bas sur le Web.`,
      waiting: {
        sentence: (_, { host, isOpen }) =>
          `${signedOutHere}, mais la connexion enregistrée n’est pas celle que ${productName} avait enregistrée : elle n’a donc pas été envoyée, et la session sur ${host} ${session(isOpen)}.`,
        remedy: (_, host) =>
          `Quelque chose l’a modifiée sur cet ordinateur. Si vous pouvez la remettre dans le trousseau de clés, réessayez ; sinon, mettez fin à la session sur les pages de ${host}.`,
      },
    },
    'credentials-for-other-service': {
      ...notConfirmed,
      label: () => 'Enregistrée pour un autre service',
      message: (_, host) =>
        `La connexion enregistrée pour ce compte a été fournie par un autre service, et non par ${host} : rien n’a donc été envoyé. ${listWasChanged}`,
      waiting: {
        sentence: (_, { host, isOpen }) =>
          `${signedOutHere}, mais la connexion enregistrée a été fournie par un autre service, et non par ${host} : rien n’a donc été envoyé. La session à laquelle elle appartient ${session(isOpen)}.`,
        remedy: () => listWasChanged,
      },
    },
    'cannot-end-session': {
      ...notConfirmed,
      label: (problem) => (hasLapsed(problem) ? 'Devrait être terminée' : stillOpen),
      message: (problem, host) =>
        hasLapsed(problem)
          ? `${wasToLapse(problem, host)} ${toBeSure(host)}`
          : `${wasToLapse(problem, host)} ${lapses(problem.lapsesAt)} Vous pouvez y mettre fin sur les pages de ${host}.`,
      waiting: {
        sentence: (problem, { host }) =>
          `${signedOutHere}, et la connexion enregistrée est supprimée. ${wasToLapse(problem, host)}`,
        remedy: (problem, host) =>
          hasLapsed(problem)
            ? toBeSure(host)
            : `Mettez-y fin sur les pages de ${host}. ${lapses(problem.lapsesAt)}`,
      },
    },
    'credentials-used-up': {
      ...notConfirmed,
      label: () => 'Peut-être encore ouverte',
      message: (_, host) =>
        `Une réponse de ${host} qui renouvelait la connexion enregistrée s’est perdue, et ce service n’accepte plus l’ancienne : ${productName} ne peut donc rien lui demander pour ce compte. Vous pouvez mettre fin à la session là-bas sur le Web.`,
      waiting: {
        sentence: (_, { host, isOpen }) =>
          `${signedOutHere}. ${host} a renouvelé la connexion enregistrée, mais sa réponse s’est perdue. Ce qui reste ne sert à rien et a été supprimé : ${productName} ne peut donc pas mettre fin à la session là-bas, qui ${session(isOpen)}.`,
        remedy: (_, host) => `Mettez fin à la session sur les pages de ${host}.`,
      },
    },
    'not-saved': {
      ...notConfirmed,
      message: () => `${productName} n’a pas pu écrire sa liste des comptes : ${makeRoom}`,
      waiting: {
        sentence: (_, { host, isOpen, goesOn }) =>
          goesOn === 'by-itself'
            ? `Déconnexion effectuée jusqu’à l’arrêt de ${productName}, mais ${productName} n’a pas pu l’enregistrer. La session sur ${host} ${session(isOpen)}.`
            : `${productName} n’a pas pu enregistrer votre déconnexion : le compte peut donc encore apparaître comme connecté. La session sur ${host} ${session(isOpen)}.`,
        remedy: () => `La liste des comptes n’a pas pu être écrite : ${makeRoom}`,
      },
    },
    unknown: {
      ...notConfirmed,
      message: (_, host) =>
        `Une version plus récente de ${productName} a rencontré avec ${host} un problème que cette version-ci ne connaît pas. Réessayez, ou utilisez la version plus récente.`,
    },
  },

  /** What only a sign-in can meet. */
  signInProblems: {
    expired: (host) =>
      `La connexion sur la page de ${host} ne s’est pas faite à temps : la page n’est donc plus valable. Rien n’a été gardé. Réessayez.`,
    declined: (host) =>
      `Vous n’avez pas permis à ${productName} de se connecter, sur la page de ${host}. Rien n’a été gardé.`,
    rejected: (host) => `${host} ne connaît plus cette connexion. Rien n’a été gardé. Réessayez.`,
  },
};
