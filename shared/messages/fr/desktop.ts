import { isolated, loginInSentence, nameInSentence, plainText } from '../../language/names.ts';
import { number, plural } from '../../language/numbers.ts';
import { productName } from '../../product-name.ts';
import type { HostWords } from '../catalogue.ts';

const quit = `Quitter ${productName}`;

/** The words of the desktop app that it does not share with the window and the command line. */
export const desktop = {
  startMessages: {
    refusedSwitch: (name) =>
      `${productName} ne démarre pas avec --${name}, car cela l’ouvrirait à d’autres programmes.`,
    unknownWord: `La fenêtre de ${productName} ne connaît pas de commandes. Sur la ligne de commande, elles s’adressent à « signoff » : « signoff help » les liste.`,
    badLink: `${productName} ne peut pas ouvrir ce lien.`,
    root: `${productName} ne s’exécute pas en tant que root, car le bac à sable de sa fenêtre ne fonctionne pas dans ce cas. Démarrez-le en tant qu’utilisateur ordinaire.`,
    notStartedAnew: (code) =>
      `${productName} n’a pas pu redémarrer sans SIGNOFF_API_KEY dans son environnement (${code}). Placez plutôt la clé API dans son fichier de configuration.`,
    license: (name) => `Licence : ${name}`,
    noLock: (directory) =>
      `${productName} n’a pas pu déterminer s’il est déjà en cours d’exécution : il n’a donc pas été démarré. Vérifiez qu’il est possible d’écrire dans ${nameInSentence(directory)}.`,
  },

  menuWords: {
    open: `Ouvrir ${productName}`,
    addAccount: 'Ajouter un compte…',
    signingIn: 'Connexion…',
    isThisYou: (login) => `${loginInSentence(login)} : est-ce bien vous ?`,
    signInFailed: 'La connexion a échoué…',
    settings: 'Paramètres…',
    exportDiagnostics: 'Exporter le diagnostic…',
    quit,
    nobody: 'Aucun compte n’est connecté',
    accounts: (count) => `Comptes (${number(count)})`,
    moreAccounts: (count) =>
      plural(count, {
        one: (one) => `${one} autre dans la fenêtre…`,
        other: (several) => `${several} autres dans la fenêtre…`,
      }),
    leave: {
      'sign-out': (login) => `Se déconnecter de ${loginInSentence(login)}…`,
      remove: (login) => `Retirer ${loginInSentence(login)}…`,
    },
    signOutAll: 'Se déconnecter de tous les comptes…',
    show: 'Afficher',
    file: 'Fichier',
    edit: 'Édition',
    view: 'Affichage',
    window: 'Fenêtre',
    help: 'Aide',
    helpPage: `Aide de ${productName}`,
    reportProblem: 'Signaler un problème…',
    roles: {
      about: `À propos de ${productName}`,
      hide: `Masquer ${productName}`,
      hideOthers: 'Masquer les autres',
      unhide: 'Tout afficher',
      undo: 'Annuler',
      redo: 'Rétablir',
      cut: 'Couper',
      copy: 'Copier',
      paste: 'Coller',
      selectAll: 'Tout sélectionner',
      resetZoom: 'Taille réelle',
      zoomIn: 'Zoom avant',
      zoomOut: 'Zoom arrière',
      togglefullscreen: 'Plein écran',
      toggleDevTools: 'Outils de développement',
      minimize: 'Réduire',
      zoom: 'Réduire/agrandir',
      close: 'Fermer la fenêtre',
      front: 'Tout ramener au premier plan',
    },
    /** An account's line. Takes the login as it stands by itself. */
    account: (name, state) => `${isolated(name)} – ${state}`,
  },

  /** What the tray says where the pointer rests on it. */
  tooltipWords: {
    nobody: `${productName} : aucun compte n’est connecté`,
    signedIn: (login) => `${productName} : ${loginInSentence(login)} est connecté`,
    severalSignedIn: (count) =>
      plural(count, {
        one: (one) => `${productName} : ${one} compte est connecté`,
        other: (several) => `${productName} : ${several} comptes sont connectés`,
      }),
    signingOut: (login) => `${productName} : déconnexion de ${loginInSentence(login)}…`,
    severalSigningOut: (count) =>
      plural(count, {
        one: (one) => `${productName} : déconnexion de ${one} compte…`,
        other: (several) => `${productName} : déconnexion de ${several} comptes…`,
      }),
    attention: (login, label) => `${productName} : ${loginInSentence(login)} : ${plainText(label)}`,
    severalAttention: (count) =>
      plural(count, {
        one: (one) => `${productName} : ${one} compte requiert votre attention`,
        other: (several) => `${productName} : ${several} comptes requièrent votre attention`,
      }),
    notice: `${productName} : quelque chose requiert votre attention`,
    ending: `${productName} : arrêt en cours…`,
  },

  /** No browser could be opened. */
  browserWords: {
    none: 'Aucun navigateur n’a pu être ouvert',
    whatToDo: 'Ouvrez cette adresse dans un navigateur sur cet ordinateur :',
    copy: 'Copier l’adresse',
  },

  /** Told once, when the window is closed for the first time. */
  closedToTray: (onMac) => ({
    title: `${productName} est toujours en cours d’exécution`,
    body: onMac
      ? `Il reste dans la barre des menus quand vous fermez la fenêtre. Pour l’arrêter, choisissez-y « ${quit} ».`
      : `Il reste dans la zone de notification quand vous fermez la fenêtre. Pour l’arrêter, choisissez-y « ${quit} ».`,
  }),

  brokenPage: `La fenêtre de ${productName} ne cessait de planter : elle a donc été fermée. ${productName} lui-même est toujours en cours d’exécution : ouvrez la fenêtre pour réessayer.`,

  diagnosticsWords: {
    title: 'Exporter le diagnostic',
    fileType: 'Texte',
    saved:
      'Le diagnostic a été enregistré. Il ne contient ni identifiants, ni connexions enregistrées, ni clé API.',
    failed: (reason) =>
      `Le diagnostic n’a pas pu être enregistré (${reason}). Choisissez un autre dossier ou libérez de l’espace, puis réessayez.`,
  },
} satisfies HostWords['desktop'];
