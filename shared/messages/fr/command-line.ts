import { assertNever } from '../../assert-never.ts';
import { fewOf, list } from '../../language/lists.ts';
import { canBeRepeated, loginInSentence, nameInSentence, plainText } from '../../language/names.ts';
import { number, plural } from '../../language/numbers.ts';
import { serviceName } from '../../language/service-name.ts';
import { productName } from '../../product-name.ts';
import { serviceRow } from '../../service-table.ts';
import type { HostWords } from '../catalogue.ts';
import { fileTrouble } from './files.ts';

/** The words of the command line that it does not share with the window. */
export const commandLine = {
  usageMessages: {
    unknownOption: (option, near) =>
      (canBeRepeated(option) ? `Il n’y a pas d’option « ${option} ».` : 'Cette option n’existe pas.') +
      meant(near),
    needsValue: (option) =>
      `${option} doit être suivi d’une valeur. Si la valeur commence par un tiret, écrivez ${option}=VALEUR.`,
    takesNoValue: (option) => `${option} ne prend pas de valeur.`,
    noCommand: 'Indiquez ce qu’il faut faire, par exemple : signoff status',
    unknownCommand: (name, near) =>
      (canBeRepeated(name)
        ? `Il n’y a pas de commande « ${plainText(name)} ».`
        : 'Cette commande n’existe pas.') + meant(near),
    notForThisCommand: (option, command) => `--${option} ne peut pas être utilisé avec « ${command} ».`,
    tooMany: (command) => `Trop de mots après « ${command} ».`,
    missing: (operand) => `Il manque ${operand}.`,
    operandOrOption: (operand, option) => `Indiquez ${operand} ou --${option}, pas les deux.`,
    badChoice: (what, choices) => `Valeurs possibles pour ${what} : ${choices.join(', ')}.`,
    whichAccountOrAll: 'Indiquez le compte à déconnecter, ou --all. « signoff accounts » les liste.',
    whichAccount: (command) =>
      `Indiquez le compte auquel « ${command} » doit s’appliquer. « signoff accounts » liste les comptes.`,
    whichNotice: 'Indiquez l’avis à ignorer, par son ID. « signoff notices » les liste.',
    whichKind:
      'Indiquez son type : « signoff services add nextcloud ADDRESS » ou « signoff services add oauth ISSUER ».',
    whichAddress: 'Indiquez son adresse : un serveur Nextcloud, ou l’émetteur d’un fournisseur OAuth 2.',
    whichService: 'Indiquez le service, par son nom ou son adresse. « signoff services » les liste.',
    whichShell: (shells) => `Indiquez pour quel shell : ${shells.join(', ')}.`,
    badPort: '--port prend un nombre de 0 à 65535 ; 0 choisit un port libre.',
    badFormat: (formats) => `--format prend l’une de ces valeurs : ${formats.join(', ')}.`,
    badLanguage: (tags) => `--lang prend l’une de ces valeurs : ${list(tags)}.`,
    badService:
      '--service prend le nom d’un service, ou une adresse https (http seulement pour cet ordinateur lui-même), sans nom d’utilisateur, ni ?, ni #.',
    emptyDataDirectory: '--data-dir prend un dossier.',
    jsonOrCsv: 'Indiquez --json ou --csv, pas les deux.',
    /** `command` null: of all of them. */
    seeHelp: (command) =>
      command === null
        ? '« signoff help » liste les commandes.'
        : `« signoff help ${command} » explique cette commande.`,
  },

  hostMessages: {
    noHome: `${productName} ne sait pas où se trouve votre dossier personnel. Définissez HOME, ou indiquez où se trouve le dossier de données avec --data-dir.`,
    dataDirectory: (directory, code) =>
      `Le dossier de données est inutilisable. ${fileTrouble(directory, code)} --data-dir en désigne un autre.`,
    lock: (file, code) =>
      `Le verrou du dossier de données est inutilisable : rien n’a donc été fait. ${fileTrouble(file, code)}`,
    registryUnreadable: (file, code) =>
      `La liste des comptes ne peut pas être lue, et rien n’a été modifié. ${fileTrouble(file, code)}`,
    refusedVariable: (name) =>
      `${name} est définie, et avec elle des secrets seraient écrits. Démarrez ${productName} sans elle.`,
    registryNewer: (file) =>
      `La liste des comptes, ${file}, a été écrite par une version plus récente de ${productName}. Rien n’a été modifié. Utilisez cette version.`,
    notSaved:
      'La liste des comptes n’a pas pu être écrite : le disque est peut-être plein ou le dossier en lecture seule. Ce qui est dit ci-dessus n’a pas été enregistré.',
    unexpected: (kind) =>
      `${productName} s’est arrêté à cause d’une erreur interne (${kind}). Les déconnexions qui étaient en cours seront terminées au démarrage de l’application ou de « signoff serve », ou par « signoff retry ».`,
    oldNode: (version) =>
      `${productName} exige Node 22.13 ou une version ultérieure, et ceci est Node ${version}.`,
    notPrinted: 'La sortie n’a pas pu être écrite : le résultat n’est donc pas complet.',
    noPage: 'La page n’a pas été construite. Exécutez : npm run build',
    portTaken: (port) =>
      `Le port ${port.toString()} est pris par un autre programme. Choisissez-en un autre avec --port.`,
    portNotAllowed: (port) =>
      `Cet ordinateur ne vous permet pas d’utiliser le port ${port.toString()} : les ports inférieurs à 1024 sont souvent réservés au système. Choisissez-en un autre avec --port.`,
  },

  /** About the process that owns the data directory, where it is not this one. */
  ownerMessages: {
    foreignSocket: (path, code) =>
      code === 'FOREIGN_OWNER'
        ? `${plainText(path)} appartient à un autre utilisateur : ${productName} ne s’y est donc pas raccordé. Faites-le supprimer, ou choisissez un autre dossier de données.`
        : `Le ${productName} en cours d’exécution ne peut pas être interrogé. ${fileTrouble(path, code)}`,
    otherVersion: (running, own) =>
      `${productName} ${plainText(running)} est en cours d’exécution, et ceci est ${productName} ${own} : les deux ne peuvent pas communiquer, rien n’a donc été fait. Arrêtez celui qui est en cours d’exécution, ou utilisez sa version.`,
    noAnswer: (directory) =>
      `Un autre processus ${productName} utilise ${plainText(directory)} et ne répond pas : rien n’a donc été fait. Arrêtez-le, puis réessayez.`,
    ended: `Le ${productName} en cours d’exécution s’est arrêté avant de répondre : on ne sait donc pas s’il a fait ce qui était demandé. « signoff accounts » montre où en sont vos comptes ; si ce n’est pas fait, exécutez la commande de nouveau.`,
    nextOwner: `Le ${productName} en cours d’exécution s’est arrêté avant de répondre. Cette commande continue sans lui.`,
    failed: `Le ${productName} en cours d’exécution n’a pas pu le faire à cause d’une erreur interne.`,
    formatPassedOver: `${productName} est déjà en cours d’exécution, et ses propres paramètres déterminent le format des requêtes : --format ne change donc rien ici.`,
    runsAsApp: `L’application ${productName} est déjà en cours d’exécution sur ce dossier de données. Sa fenêtre s’affiche.`,
    runsAsServe:
      'Un autre « signoff serve » est déjà en cours d’exécution sur ce dossier de données. Il ouvre sa fenêtre dans le navigateur.',
    runsAsServeInDialog:
      '« signoff serve » est en cours d’exécution sur ce dossier de données. Sa fenêtre est dans le navigateur ; pour utiliser l’application à la place, arrêtez d’abord « signoff serve ».',
    commandRuns:
      'Une autre commande signoff travaille encore sur ce dossier de données. Attendez qu’elle soit terminée, puis réessayez.',
  },

  accountMessages: {
    none: 'Aucun compte n’est connecté. Pour se connecter : signoff sign-in',
    noSuchAccount: (account, near) => {
      const none = canBeRepeated(account)
        ? `Il n’y a pas de compte « ${loginInSentence(account)} » : rien n’a donc été fait.`
        : 'Ce compte n’existe pas : rien n’a donc été fait.';
      return near.length > 0
        ? none + meant(near.map(loginInSentence))
        : `${none} « signoff accounts » liste les comptes.`;
    },
    noneAt: (service) => `Aucun compte n’est connecté sur ${serviceName(service)}.`,
    /** Accounts that --service left out. */
    elsewhere: (services) =>
      `Il y a des comptes sur ${fewOf(services.map(serviceName))} ; --service les a laissés de côté, rien n’a donc été fait pour eux.`,
    noSuchAccountAt: (account, service, { logins, near }) => {
      const host = serviceName(service);
      const none = canBeRepeated(account)
        ? `Il n’y a pas de compte « ${loginInSentence(account)} » sur ${host} : rien n’a donc été fait.`
        : `Ce compte n’existe pas sur ${host} : rien n’a donc été fait.`;
      const there =
        logins.length === 0
          ? 'Aucun compte n’y est connecté.'
          : `Il y a là-bas : ${fewOf(logins.map(loginInSentence))}.`;
      return near.length > 0 ? none + meant(near.map(loginInSentence)) : `${none} ${there}`;
    },
    ambiguous: (account, ids) =>
      `« ${loginInSentence(account)} » désigne plusieurs comptes. Utilisez l’un de ces ID : ${ids.join(', ')}`,
  },

  servicesMessages: {
    noSuchService: (name) =>
      canBeRepeated(name)
        ? `Il n’y a pas de service « ${nameInSentence(name)} ». « signoff services » liste les services.`
        : 'Ce service n’existe pas. « signoff services » liste les services.',
    ambiguous: (name, addresses) =>
      `« ${nameInSentence(name)} » désigne plusieurs services. Utilisez l’une de ces adresses : ${fewOf(addresses)}`,
    added: (name, asWord) =>
      `${nameInSentence(name)} est dans la liste. Pour se connecter : signoff sign-in --service ${asWord}`,
    removed: (name) => `${nameInSentence(name)} n’est plus dans la liste.`,
    inUse: (name) =>
      `${nameInSentence(name)} reste dans la liste, car il a des comptes. Déconnectez-vous-en d’abord.`,
    staysOnList: (name) =>
      `${nameInSentence(name)} reste dans la liste : il a été fourni avec ${productName}, ou c’est le service OpenBox des paramètres.`,
    badAddress:
      'Cette adresse n’est pas utilisable : https seulement (http seulement pour cet ordinateur lui-même), sans nom d’utilisateur, ni ?, ni #.',
    noClientId:
      'Un fournisseur OAuth 2 connaît une application par un ID client. Faites-en inscrire un là-bas, et indiquez-le avec --client-id.',
    noUseFor: (option, kind) =>
      `--${option} n’a pas de sens pour un service du type ${serviceRow(kind).name}.`,
    takesNoSecret: (name) =>
      `${nameInSentence(name)} ne connaît pas de secret de ${productName} : rien d’autre que son adresse n’y est nécessaire.`,
    secretIsGiven: (name) =>
      `Le secret pour ${nameInSentence(name)} vient de l’environnement, de configuration.json ou de ${productName} lui-même, et il passe avant celui du trousseau de clés. Rien n’a été modifié.`,
    secretAsked: (secret, name) =>
      secret === 'api-key'
        ? `La clé API pour ${nameInSentence(name)} : `
        : `Le secret client pour ${nameInSentence(name)} : `,
    emptySecret: 'La saisie était vide.',
    secretKept: 'La saisie est maintenant dans le trousseau de clés, et n’est plus jamais affichée.',
    secretRemoved: (name) => `Le secret pour ${nameInSentence(name)} n’est plus dans le trousseau de clés.`,
    noSecretToRemove: (name) =>
      `Il n’y a pas de secret pour ${nameInSentence(name)} dans le trousseau de clés : rien n’a donc été modifié.`,
    noSecret: 'Rien n’est arrivé par l’entrée standard : rien n’a donc été modifié.',
  },

  noticeMessages: {
    none: 'Il n’y a aucun avis.',
    noSuchNotice: 'Cet avis n’existe pas. « signoff notices » liste les avis.',
    /** `path`: where the list lies now, for a notice that is about one. */
    dismissed: (notice, path) => {
      switch (notice.kind) {
        case 'registry-quarantined':
          return `Avis ignoré. L’ancienne liste n’a pas été supprimée ; elle est maintenant ${path}. Les sessions des comptes qui ne sont dans aucune autre liste restent ouvertes jusqu’à ce que vous y mettiez fin sur leur service.`;
        case 'sign-in-unfinished':
          return `Avis ignoré. ${productName} a supprimé ce qu’il gardait de cette connexion et ne peut donc plus mettre fin à sa session : si une session a commencé, elle reste ouverte jusqu’à ce que vous y mettiez fin sur ${serviceName(notice.service)}.`;
        case 'sign-in-interrupted':
          return `Avis ignoré. Si une session a bien commencé, elle reste ouverte jusqu’à ce que vous y mettiez fin sur ${serviceName(notice.service)}.`;
        default:
          return assertNever(notice, 'notice');
      }
    },
  },

  signInMessages: {
    code: (code) => `Sur cette page, saisissez ce code : ${plainText(code)}\n`,
    open: (link) =>
      `Pour vous connecter, ouvrez cette page dans un navigateur sur cet ordinateur :\n\n  ${link}\n`,
    byAnotherComputer: (forwarding) =>
      `Pour utiliser le navigateur d’un autre ordinateur, exécutez d’abord ceci là-bas, avec le nom de cet ordinateur-ci à la fin :\n\n  ssh -N ${forwarding} <cet ordinateur>\n\nLaissez-le s’exécuter, et ouvrez la même adresse là-bas.\n`,
    answersAgain: (service) => `${serviceName(service)} répond de nouveau.`,
    waiting: 'En attente de votre connexion là-bas. Ctrl-C annule.',
    answers: { yes: ['o', 'oui'], no: ['n', 'non'] },
    question: (login) => `Connexion avec ${loginInSentence(login)} : est-ce bien vous ? [o/n] `,
    somebodyElse: 'Il n’est pas certain que la connexion vienne de vous : --yes est donc ignoré.',
    yesOrNo: 'Veuillez répondre o ou n.',
    signedIn: (login, service) =>
      `Connexion avec ${loginInSentence(login)} sur ${serviceName(service)} effectuée.`,
    undone: 'Compte non connecté. Rien n’a été gardé, et une session qui avait commencé a été terminée.',
    undoneLater:
      'Compte non connecté. On ne sait pas encore si une session qui avait commencé est terminée. « signoff retry » réessaie.',
    busy: 'Une autre connexion est en cours.',
  },

  signOutMessages: {
    nothingWaits: 'Aucune déconnexion n’est en attente.',
    endedEverywhere: `  Ce service ne connaît pas de fin plus limitée : ce que vous avez autorisé pour ${productName} sur vos autres ordinateurs a pris fin aussi.`,
    notWaiting: (login) =>
      `Aucune déconnexion de ${loginInSentence(login)} n’est en attente. Pour se déconnecter : signoff sign-out`,
    signOutFirst: (login) =>
      `${loginInSentence(login)} est connecté. Déconnectez-vous d’abord ; l’oubli est réservé aux déconnexions qui ne peuvent pas être terminées.`,
    progress: (done, all) =>
      plural(all, {
        one: (one) => `Déconnexion : ${number(done)} sur ${one} compte`,
        other: (several) => `Déconnexion : ${number(done)} sur ${several} comptes`,
      }),
    whatNext: (id) =>
      `  Pour essayer maintenant : signoff retry ${id}     Pour renoncer : signoff forget ${id}`,
  },

  checkMessages: {
    open: (login, service) =>
      `La session de ${loginInSentence(login)} sur ${serviceName(service)} est ouverte.`,
    notSignedIn: (login) => `${loginInSentence(login)} n’est pas connecté : il n’y a donc rien à vérifier.`,
  },

  serveMessages: {
    address: (address) =>
      `${productName} se trouve à l’adresse\n\n  ${address}\n\nsur cet ordinateur seulement. Ctrl-C l’arrête.`,
    /** For whoever opens an address without this launch's secret in it. */
    expired:
      'Cette adresse n’est pas valable, ou elle a expiré.\nDémarrez « signoff serve » de nouveau, et ouvrez l’adresse affichée.',
    /** For whoever opens a sign-in link that leads nowhere. */
    linkUsed:
      'Ce lien de connexion a été utilisé, ou il n’est plus valable.\nOuvrez celui que Signoff affiche maintenant, ou recommencez la connexion.',
    otherUser:
      'Un autre utilisateur de cet ordinateur a démarré Signoff ici. Lui seul peut ouvrir cette adresse.',
    noBrowser: 'Aucun navigateur n’a pu être ouvert : ouvrez l’adresse vous-même.',
    endingMemory: (count) =>
      plural(count, {
        one: (accounts) => `Déconnexion de ${accounts} compte dont la connexion n’est gardée qu’en mémoire…`,
        other: (accounts) =>
          `Déconnexion de ${accounts} comptes dont la connexion n’est gardée qu’en mémoire…`,
      }),
    stayedOpen: (count) =>
      plural(count, {
        one: (accounts) =>
          `Il n’a pas été possible de mettre fin à la session de ${accounts} compte, et elle peut rester ouverte. Le prochain démarrage indiquera où y mettre fin.`,
        other: (accounts) =>
          `Il n’a pas été possible de mettre fin aux sessions de ${accounts} comptes, et elles peuvent rester ouvertes. Le prochain démarrage indiquera où y mettre fin.`,
      }),
    ending:
      'Arrêt en cours. Ce qui n’est pas terminé se poursuivra au prochain démarrage de l’application ou de « signoff serve ».',
  },

  /** The file that leads a browser to an address of this computer. */
  linkFileMessages: {
    goOn: `Continuer vers ${productName}`,
    hostNotFound: (host) =>
      `Ce navigateur ne trouve pas ${host}, une adresse de cet ordinateur que ${productName} n’utilise que pour cette exécution.`,
    goOnOtherwise: `Continuer plutôt vers ${productName} à l’adresse 127.0.0.1. Des sites Web que d’autres programmes ont servis depuis cet ordinateur peuvent y avoir laissé quelque chose qui peut voir la fenêtre.`,
  },
  /** What the browser shows once the service has sent it back. */
  returnPageMessages: {
    answered: {
      title: `Vous pouvez revenir à ${productName}`,
      text: 'Vous pouvez maintenant fermer cette page.',
    },
    /** For anything else. */
    notHere: { title: 'Il n’y a rien ici', text: `Recommencez depuis ${productName}.` },
  },
} satisfies HostWords['commandLine'];

/** What was likely meant, behind a sentence that says that a word is unknown. */
function meant(near: readonly string[]): string {
  return near.length === 0 ? '' : ` Vouliez-vous dire ${fewOf(near.map((word) => `« ${word} »`))} ?`;
}
