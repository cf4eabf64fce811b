import { assertNever } from '../../assert-never.ts';
import { isolated, loginInSentence, nameInSentence } from '../../language/names.ts';
import { number, plural } from '../../language/numbers.ts';
import { serviceName } from '../../language/service-name.ts';
import { isKnownOpen } from '../../outcome.ts';
import { productName } from '../../product-name.ts';
import type { ConfigurationFault } from '../../snapshot.ts';
import type { WindowWords } from '../catalogue.ts';
import { fileTrouble } from './files.ts';
import { keychainNotice, keychainWords } from './keychain.ts';

/** The words of the window. What it shares with the tray and the command line stands in the files beside this one. */
export const page = {
  product: {
    name: productName,
    opening: 'Ouverture…',
    lostTitle: `${productName} ne répond pas`,
    lost: `Cette fenêtre n’est plus en contact avec ${productName} : elle ne montre donc rien qui pourrait être périmé. Le contact se rétablit de lui-même dès que ${productName} répond. Si ${productName} s’est arrêté, redémarrez-le : il reprend ce qui était inachevé, à une nouvelle adresse.`,
    noAnswer: `${productName} n’a pas encore répondu : il l’a peut-être fait, ou peut-être pas. S’il l’a fait, vous le verrez ici.`,
    failed: `${productName} n’a pas pu le faire à cause d’une erreur interne. Réessayez. Les détails se trouvent dans son journal.`,
    notNow: 'Ce n’est pas possible pour le moment.',
    noSuchAccount: 'Ce compte n’est plus dans la liste.',
  },

  navigation: {
    label: 'Comptes et paramètres',
    skip: 'Aller au contenu',
    back: 'Tous les comptes',
    accounts: 'Comptes',
    noAccounts: 'Aucun compte',
    needAttention: (count) =>
      plural(count, {
        one: (one) => `${one} compte requiert votre attention`,
        other: (several) => `${several} comptes requièrent votre attention`,
      }),
    find: 'Rechercher un compte',
    /** What a search found; `wanted` as it was typed. */
    found: (count, all, wanted) =>
      count === 0
        ? `Aucun compte ne correspond à « ${nameInSentence(wanted)} ».`
        : plural(count, {
            one: (one) => `${one} compte sur ${number(all)} correspond.`,
            other: (several) => `${several} comptes sur ${number(all)} correspondent.`,
          }),
    addAccount: 'Ajouter un compte',
    signOutAll: 'Se déconnecter de tous les comptes…',
    history: 'Déconnexions récentes',
    settings: 'Paramètres',
    help: 'Aide',
    notices: 'Avis',
    announcement: 'Ce qui vient de se passer',
    signInUnderWay: 'Connexion…',
    signInQuestion: 'Est-ce bien vous ?',
  },

  /** What the page is called, where it shows `what`. */
  pageTitle: (what) => `${what} – ${productName}`,

  /** What a person can do about an account. */
  accountActions: {
    'sign-out': 'Se déconnecter…',
    remove: 'Retirer…',
    check: 'Vérifier la session',
    'try-now': 'Essayer maintenant',
    'try-again': 'Réessayer',
    'ask-keychain': 'Réessayer',
    unlock: 'Déverrouiller et réessayer',
    'unlock-and-finish': 'Déverrouiller et terminer',
    'sign-in-again': 'Se reconnecter',
    'end-on-web': 'La terminer sur le Web',
    forget: 'L’oublier…',
    'take-off-list': 'Retirer de la liste…',
  },

  actions: {
    checking: 'Vérification…',
    cancel: 'Annuler',
    close: 'Fermer',
    dismiss: 'Ignorer',
    /** Heard behind what a button says: what it is about. */
    about: (name) => `(${isolated(name)})`,
    /** Heard behind what a link says. */
    opensInBrowser: '(s’ouvre dans le navigateur)',
  },

  facts: {
    label: 'Détails',
    space: 'Espace de stockage',
    lastConfirmed: 'Dernière confirmation de la session',
    checking: 'Vérification…',
    notConfirmed: `Aucune depuis le démarrage de ${productName}`,
    savedSignIn: 'Connexion enregistrée',
    savedInKeychain: 'Dans le trousseau de clés de cet ordinateur',
    savedInMemory: `En mémoire jusqu’à l’arrêt de ${productName}`,
    signedInAt: 'Date de connexion',
    signOutAsked: 'Date de déconnexion',
    signOutFinished: 'Fin de la déconnexion',
    endNoticed: 'Fin constatée le',
    session: (service) => `Session sur ${serviceName(service)}`,
    sessionEnded: 'Terminée',
    service: 'Type de service',
    address: 'Adresse du service',
    ends: 'Ce à quoi la déconnexion met fin',
  },

  account: {
    checkFailed: 'La dernière vérification n’a pas permis de savoir si la session est ouverte.',
    syncFailed: 'Vos fichiers ne sont pas synchronisés.',
    syncFailedHint: `Le moteur de synchronisation n’a pas démarré pour ce compte. ${productName} continue d’essayer.`,
    noNextTry: `${productName} ne réessaie pas de lui-même.`,
    steps: 'Déconnexion en cours',
    filesStay: 'Vos fichiers restent sur cet ordinateur.',
    memory: (service) =>
      `Cet ordinateur n’a pas de trousseau de clés : cette connexion est donc gardée en mémoire, et elle est perdue quand ${productName} s’arrête. Déconnectez-vous avant cela, sinon la session peut rester ouverte sur ${serviceName(service)}.`,
    goneTitle: 'Compte déconnecté',
    notListed: (service) =>
      `${serviceName(service)} n’est plus dans la liste des services. Ajoutez-le à cette liste pour vous reconnecter.`,
  },

  /** A step of signing out, as a person follows it. */
  stepWords: (step, service) => {
    switch (step) {
      case 'recording':
        return 'Se déconnecter sur cet ordinateur';
      case 'stopping-sync':
        return 'Arrêter la synchronisation';
      case 'asking-service':
        return `Mettre fin à la session sur ${serviceName(service)}`;
      case 'removing-credentials':
        return 'Supprimer la connexion enregistrée de cet ordinateur';
      default:
        return assertNever(step, 'step');
    }
  },

  stepStatus: { done: '(fait)', current: '(en cours)', upcoming: '(à faire)' },

  signOutDialog: {
    title: (login) => `Se déconnecter de ${loginInSentence(login)} ?`,
    what: (service) =>
      `${productName} met fin à la session sur ${serviceName(service)} et supprime la connexion enregistrée de cet ordinateur.`,
    confirm: 'Se déconnecter',
    titleAll: (count) =>
      plural(count, {
        one: (one) => `Se déconnecter de ${one} compte ?`,
        other: (several) => `Se déconnecter de ${several} comptes ?`,
      }),
    whatAll: `${productName} met fin à toutes les sessions et supprime les connexions enregistrées de cet ordinateur.`,
  },

  /** Of an account whose session is over. */
  removeDialog: {
    title: (login) => `Retirer ${loginInSentence(login)} de la liste ?`,
    what: (service) =>
      `Sa session sur ${serviceName(service)} est déjà terminée. ${productName} supprime de cet ordinateur ce qu’il en reste.`,
    confirm: 'Retirer',
  },

  takeOffListDialog: {
    title: (login) => `Retirer ${loginInSentence(login)} de la liste ?`,
    what: (service, known) =>
      isKnownOpen(known)
        ? `Il ne reste rien de ce compte sur cet ordinateur. La session sur ${serviceName(service)} est encore ouverte, sauf si vous y avez mis fin là-bas, et ${productName} ne peut pas y mettre fin.`
        : `Il ne reste rien de ce compte sur cet ordinateur. La session sur ${serviceName(service)} est peut-être encore ouverte, et ${productName} ne peut pas y mettre fin.`,
    confirm: 'Retirer de la liste',
  },

  discardDialog: {
    title: 'Abandonner votre saisie ?',
    what: 'Elle n’a pas été enregistrée.',
    confirm: 'Abandonner',
    cancel: 'Continuer la saisie',
  },

  forgetDialog: {
    title: (login) => `Oublier la session de ${loginInSentence(login)} ?`,
    what: (service, known) =>
      `${productName} supprime la connexion enregistrée de cet ordinateur et cesse d’interroger le service. La session sur ${serviceName(service)} ${isKnownOpen(known) ? 'reste ouverte' : 'restera peut-être ouverte indéfiniment'}, et sans la connexion enregistrée, ${productName} ne pourra jamais y mettre fin. Un trousseau de clés qui a une corbeille, comme celui de KeePassXC, peut y garder une copie.`,
    where: (service) =>
      `Pour y mettre fin vous-même, connectez-vous à ${serviceName(service)} et faites-le là-bas.`,
    confirm: 'L’oublier',
  },

  signIn: {
    title: (service) => `Se connecter à ${serviceName(service)}`,
    welcome: 'Aucun compte n’est connecté',
    welcomeText: (service) =>
      `Connectez-vous à ${serviceName(service)} dans votre navigateur. ${productName} ne voit jamais votre mot de passe.`,
    welcomeKeychain: 'La connexion est enregistrée dans le trousseau de clés de cet ordinateur.',
    otherService: 'Autre service…',
    starting: (service) => `Demande d’une page de connexion à ${serviceName(service)}…`,
    waiting: (service) =>
      `Connectez-vous sur la page de ${serviceName(service)} dans votre navigateur, puis revenez ici. ${productName} attend et continue de lui-même.`,
    open: 'Ouvrir la page de connexion',
    code: 'Votre code',
    codeSaid: (code) => `Votre code est ${code}.`,
    codeHint:
      'Saisissez ce code sur cette page. Si la page affiche déjà un code, ne continuez que s’il est identique. N’importe quel appareil sur lequel la page est ouverte convient.',
    copyCode: 'Copier le code',
    codeCopied: 'Copié.',
    validFor: (left) => `En attente de votre part. La page reste valable ${left}.`,
    confirmLead: (service) => `D’après ${serviceName(service)}, la connexion s’est faite avec le compte`,
    confirmTitle: (login) => `Connexion avec ${loginInSentence(login)} : est-ce bien vous ?`,
    question: 'Est-ce bien vous ?',
    confirmHint:
      'Le navigateur est peut-être encore connecté au compte de quelqu’un d’autre. Rien n’est gardé avant votre accord.',
    confirmMemory: `Cet ordinateur n’a pas de trousseau de clés : la connexion serait gardée en mémoire jusqu’à l’arrêt de ${productName}.`,
    yes: 'Oui, c’est moi',
    no: 'Non',
    keeping: (login) => `Enregistrement de la connexion de ${loginInSentence(login)}…`,
    undoing: (service) => `Annulation de la connexion à ${serviceName(service)}…`,
    failed: 'La connexion a échoué',
    done: (login) => `Connexion avec ${loginInSentence(login)} effectuée.`,
  },

  history: {
    title: 'Déconnexions récentes',
    empty: 'Les comptes dont vous vous déconnectez figurent ici.',
  },

  /** A notice's title as it is said aloud, among sentences. */
  noticeSaid: (title) => `${title}.`,

  /** A notice about the whole app: its title and what it means. */
  noticeWords: (notice) => {
    switch (notice.kind) {
      case 'keychain':
        return { title: keychainWords[notice.reason].title, text: keychainNotice(notice.reason) };
      case 'registry-quarantined':
        return {
          title: 'La liste des comptes n’a pas pu être lue',
          text: `${productName} a déplacé la liste endommagée vers ${nameInSentence(notice.file)} et a rétabli ce qu’il a pu à partir d’elle et de sa dernière copie valable. Rien n’a été supprimé, mais il manque peut-être des comptes, et leurs sessions sont peut-être encore ouvertes. Mettez fin à ces sessions sur leur service, puis ignorez cet avis.`,
        };
      case 'registry-not-saved':
        return {
          title: 'Les modifications ne sont pas enregistrées',
          text: `${productName} ne peut pas écrire sa liste des comptes : le disque est peut-être plein ou le dossier en lecture seule. Ce que vous voyez ici ne vaut que jusqu’à l’arrêt de ${productName}.`,
        };
      case 'configuration-unreadable':
        return {
          title:
            notice.field === null
              ? 'Le fichier de configuration n’a pas pu être lu'
              : 'Un paramètre n’a pas pu être lu',
          text: configurationWords(notice),
        };
      case 'sign-in-unfinished':
        return {
          title: 'Une connexion n’a pas été achevée',
          text: `Elle a été interrompue, et ${productName} ne sait pas encore si une session a commencé sur ${serviceName(notice.service)}. Dès qu’il pourra joindre ${serviceName(notice.service)} et le trousseau de clés, il s’en assurera et mettra fin à cette session. Si vous ignorez cet avis, il ne le pourra plus.`,
        };
      case 'sign-in-interrupted':
        return {
          title: 'Une connexion a été interrompue',
          text: `Une session à laquelle ${productName} ne peut pas mettre fin a peut-être commencé sur ${serviceName(notice.service)}. Si vous y aviez ouvert une session, mettez-y fin sur le Web.`,
        };
      default:
        return assertNever(notice, 'notice');
    }
  },

  /** Several sign-outs that ended together, in one sentence. */
  severalSignedOut: (over, notOver) => {
    if (notOver === 0) {
      return plural(over, {
        one: (done) => `Déconnexion de ${done} compte effectuée.`,
        other: (done) => `Déconnexion de ${done} comptes effectuée.`,
      });
    }
    const here = plural(over + notOver, {
      one: (done) => `Déconnexion de ${done} compte effectuée sur cet ordinateur.`,
      other: (done) => `Déconnexion de ${done} comptes effectuée sur cet ordinateur.`,
    });
    const left = plural(notOver, {
      one: (count) => `Elle n’est pas encore terminée pour ${count} d’entre eux.`,
      other: (count) => `Elle n’est pas encore terminée pour ${count} d’entre eux.`,
    });
    return `${here} ${left}`;
  },
} satisfies WindowWords['page'];

function configurationWords({ file, field, line, code }: ConfigurationFault): string {
  const name = nameInSentence(file);
  const place = line === null ? name : `${name}, ligne ${number(line)}`;
  const over = `Une fois le fichier corrigé, ${productName} s’en aperçoit de lui-même.`;
  if (code !== null)
    return `${fileTrouble(file, code)} D’ici là, ${productName} utilise ses valeurs par défaut ; le fichier a été laissé tel quel.`;
  return field === null
    ? `${productName} ne peut pas lire ${place} : il utilise donc ses valeurs par défaut et a laissé le fichier tel quel. ${over}`
    : `${productName} ne peut pas utiliser « ${nameInSentence(field)} » dans ${place} : il utilise donc la valeur par défaut à la place ; le reste du fichier est pris en compte. ${over}`;
}
