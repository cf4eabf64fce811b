import { productName } from '../../product-name.ts';
import type { AppSecretKind } from '../../service-table.ts';
import type { LaterWords } from '../catalogue.ts';

/** What cannot be changed for now. It stands under texts of either gender. */
const fixed =
  'Fixé par la ligne de commande pour cette exécution : aucune modification n’est donc possible ici.';

const theSecret: Readonly<Record<AppSecretKind, string>> = {
  'api-key': 'la clé API',
  'client-secret': 'le secret client',
};

/** The words of the settings, and of adding a service: what the window loads once a person goes there. */
export const settings = {
  settings: {
    title: 'Paramètres',
    openBox: 'OpenBox',
    address: 'Adresse du service',
    addressHint:
      'L’endroit où se trouve l’API OpenBox, par exemple https://www.box.net/api/1.0/. S’applique à la prochaine connexion.',
    badAddress: `${productName} ne peut pas utiliser cette adresse. Elle doit commencer par https:// et ne contenir ni nom d’utilisateur, ni ?, ni #.`,
    format: 'Format',
    formatHint: `La manière dont ${productName} écrit ses requêtes.`,
    fixed,
    save: 'Enregistrer',
    revert: 'Rétablir',
    saved: 'Enregistré.',
  },

  /** In which language Signoff speaks. */
  languageForm: {
    title: 'Langue',
    label: 'Langue de cette application',
    hint: 'Elle change aussitôt.',
    automatic: 'Celle de votre système',
    fixed,
  },

  /** What a person chooses about the app itself. */
  general: {
    title: 'Général',
    startAtLogin: 'Démarrer à l’ouverture de session',
    startAtLoginHint: `${productName} démarre en arrière-plan quand vous ouvrez votre session sur cet ordinateur, et termine les déconnexions en attente.`,
    startAtLoginRefused: `${productName} n’a pas pu modifier ce réglage : le système ne l’a pas accepté. Modifiez-le dans les paramètres du système, parmi les programmes lancés à l’ouverture de session.`,
    notifications: 'Notifications',
    notificationsHint: `Ce que ${productName} vous signale quand sa fenêtre est fermée. Son icône montre toujours quand quelque chose requiert votre attention.`,
  },

  /** Each choice of notifications: its name and what choosing it means. */
  notifications: {
    all: {
      name: 'Toutes',
      means: 'L’issue de chaque déconnexion, et tout ce qui requiert votre attention.',
    },
    problems: {
      name: 'Problèmes seulement',
      means: 'Seulement ce qui n’a pas fonctionné ou requiert votre attention.',
    },
    none: { name: 'Aucune', means: 'Rien. Regardez l’icône ou la fenêtre.' },
  },

  /** Each format's name and what choosing it means. */
  formats: {
    automatic: {
      name: 'Automatique',
      means: 'SOAP, ou XML si le service ne propose pas SOAP. Convient à presque tout le monde.',
    },
    soap: { name: 'SOAP', means: 'Des requêtes SOAP uniquement.' },
    xml: { name: 'XML', means: 'Des requêtes XML simples uniquement.' },
    rest: {
      name: 'REST',
      means:
        'La clé API et la connexion enregistrée figurent dans l’adresse de chaque requête, et les serveurs, mandataires ou non, inscrivent les adresses dans leurs journaux. Ne choisissez ce format que si vous ne pouvez pas faire autrement.',
    },
  },

  /** The list of services. */
  services: {
    title: 'Services',
    hint: 'Où vous pouvez vous connecter depuis cet ordinateur.',
    add: { nextcloud: 'Ajouter Nextcloud…', oauth: 'Ajouter OAuth 2…' },
    address: 'Adresse',
    clientId: 'ID client',
    secretThere: 'Dans le trousseau de clés de cet ordinateur',
    secretGiven:
      'Provient de l’environnement, du fichier de configuration ou du paquet : aucune modification n’est donc possible ici',
    secretMissing: 'Non fourni : sans cela, personne ne peut se connecter',
    secretNone: 'Aucun',
    setSecret: (secret) => `Ajouter ${theSecret[secret]}…`,
    replaceSecret: (secret) => `Remplacer ${theSecret[secret]}…`,
    removeSecret: (secret) => `Supprimer ${theSecret[secret]}…`,
    remove: 'Retirer le service…',
  },

  /** The question before a service is taken off the list. */
  removeServiceDialog: {
    title: (name) => `Retirer ${name} de la liste ?`,
    what: 'Vous pourrez l’ajouter de nouveau à tout moment.',
    hasAccounts:
      'Il a des comptes ici. Déconnectez-vous-en d’abord : ce qui met fin à leurs sessions est peut-être enregistré avec ce service.',
    confirm: 'Retirer',
  },

  /** Typing in this app's own secret for a service. */
  secretForm: {
    hint: 'Votre saisie va dans le trousseau de clés de cet ordinateur et n’est plus jamais affichée.',
    empty: (secret) => `Saisissez d’abord ${theSecret[secret]}.`,
    save: 'Enregistrer',
    saved: { 'api-key': 'Clé API enregistrée.', 'client-secret': 'Secret client enregistré.' },
    removed: { 'api-key': 'Clé API supprimée.', 'client-secret': 'Secret client supprimé.' },
    removeTitle: (secret, name) => `Supprimer ${theSecret[secret]} de ${name} ?`,
    removeWhat: `Sans cela, ${productName} ne pourra peut-être plus s’y connecter, ni mettre fin aux sessions des comptes qui y sont connectés.`,
    removeConfirm: 'Supprimer',
  },

  /** The form that adds a service. */
  serviceForm: {
    title: { nextcloud: 'Ajouter un serveur Nextcloud', oauth: 'Ajouter un fournisseur OAuth 2' },
    lead: {
      nextcloud: `Vous vous connectez sur la page même du serveur, dans votre navigateur. ${productName} ne voit jamais votre mot de passe.`,
      oauth: `${productName} doit être inscrit auprès du fournisseur comme application native, avec l’adresse de redirection http://127.0.0.1/callback sur n’importe quel port. La personne qui gère le fournisseur vous donne l’ID client.`,
    },
    name: 'Nom',
    nameHint: 'Le nom que vous lui donnez. Laissez-le vide pour vous en tenir à l’adresse.',
    clientId: 'ID client',
    clientIdHint: `Sous lequel le fournisseur connaît ${productName}.`,
    secretHint:
      'Seulement si le fournisseur vous en a donné un. Il va dans le trousseau de clés de cet ordinateur et n’est plus jamais affiché.',
    optional: '(facultatif)',
    noAddress: 'Saisissez d’abord une adresse.',
    badAddress: `${productName} ne peut pas utiliser cette adresse. Elle doit être en https, sans nom d’utilisateur, ni ?, ni #.`,
    noClientId: 'Saisissez d’abord l’ID client.',
    secretNotSaved: 'Le service est maintenant dans la liste, mais son secret client n’a pas été enregistré.',
    notAdded: 'Le service n’a pas été ajouté.',
    busy: 'Ajout…',
    submit: { 'add-account': 'Continuer vers la connexion', settings: 'Ajouter le service' },
  },

  /** The configuration file could not be written. */
  settingsNotSaved: `${productName} n’a pas pu écrire son fichier de configuration : le disque est peut-être plein ou le dossier en lecture seule. Libérez de l’espace ou autorisez l’écriture dans le dossier, puis réessayez.`,
} satisfies LaterWords['settings'];
