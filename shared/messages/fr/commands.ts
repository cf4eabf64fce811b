import { productName } from '../../product-name.ts';
import type { HostWords } from '../catalogue.ts';

/*
 * What help, the manual page and completion say about the commands of the command line. Commands, operands (ACCOUNT) and options are
 * written as they are typed or as the table of commands names them, and are the same in each language.
 */
export const commands = {
  commandWords: {
    'sign-in': {
      summary: 'se connecter sur la page du service lui-même',
      text: [
        `Affiche une adresse sur cet ordinateur qui mène à la page du service, l’ouvre dans votre navigateur, attend que vous vous y connectiez, et demande « est-ce bien vous ? » avant que quoi que ce soit ne soit gardé. Sans --service, c’est le premier service de la liste.`,
        'Ctrl-C annule, et met fin à la session qui a peut-être commencé.',
      ],
      options: {
        'no-browser':
          'afficher seulement l’adresse ; si le service le propose, aussi un code pour un navigateur situé n’importe où ailleurs',
        yes: 'répondre oui à « est-ce bien vous ? », s’il est certain que la connexion vient bien de vous',
      },
      examples: [
        'se connecter au premier service de la liste',
        'se connecter à un serveur Nextcloud',
        'par SSH, ou sur un ordinateur sans navigateur',
      ],
    },
    status: {
      summary: 'tout montrer d’un seul coup d’œil',
      text: [
        `Montre quel ${productName} a ouvert la liste des comptes, les comptes et leur état, les services auxquels il manque quelque chose, et ce qui vous attend. N’interroge aucun service.`,
        'Se termine par le code du compte qui requiert le plus votre attention.',
      ],
      options: {},
      examples: ['où en est tout', 'ne rien dire ; le code de sortie renseigne'],
    },
    accounts: {
      summary: 'lister les comptes et leur état',
      text: [
        'Demande au trousseau de clés s’il est utilisable, et n’interroge aucun service ; « signoff check » le fait.',
      ],
      options: {},
      examples: ['tous les comptes', 'une ligne de JSON pour chacun'],
    },
    check: {
      summary: 'demander au service si les sessions sont encore ouvertes',
      text: [
        'Sans ACCOUNT, la question porte sur tous les comptes. Elle ne porte pas sur une déconnexion en attente.',
      ],
      options: {},
      examples: ['poser la question pour tous les comptes', 'poser la question pour un seul'],
    },
    'sign-out': {
      summary: 'se déconnecter : ici aussitôt, puis sur le service',
      text: [
        'La déconnexion est effectuée sur cet ordinateur avant que le service ne soit interrogé. Ce que le service n’a pas confirmé quand la commande se termine reste en attente, et la commande indique qui le terminera.',
        'Se déconnecter deux fois d’un compte n’est pas une erreur : la réponse est la même.',
      ],
      options: { all: 'tous les comptes ; avec --service, tous les comptes de ce service' },
      examples: [
        'se déconnecter d’un compte',
        'de deux, dont l’un par le début de son ID',
        'de tous les comptes, avec une ligne de JSON pour chacun',
      ],
    },
    retry: {
      summary: 'poursuivre les déconnexions inachevées',
      text: ['Sans ACCOUNT, les poursuit toutes, ainsi que les connexions qui ont été interrompues.'],
      options: {},
      examples: ['poursuivre tout ce qui attend', 'en poursuivre une seule'],
    },
    forget: {
      summary: 'renoncer à une déconnexion inachevée ; la session peut rester ouverte',
      text: [
        `Supprime la connexion enregistrée de cet ordinateur sans la réponse du service. ${productName} ne pourra jamais mettre fin à cette session par la suite.`,
        'Un trousseau de clés qui a une corbeille, comme celui de KeePassXC, peut y garder une copie.',
      ],
      options: {},
      examples: ['renoncer à une déconnexion'],
    },
    history: {
      summary: 'lister les comptes déconnectés, les plus récents d’abord',
      text: [
        'Pour qui doit prouver que des sessions sont terminées. Les heures sont en UTC. Les mille dernières déconnexions sont gardées.',
        '« ended » et « already-ended » sont ce que le service a dit lui-même. « open » et « unknown » concernent les comptes auxquels vous avez renoncé (« signoff forget »).',
      ],
      options: {
        csv: 'sous forme de valeurs séparées par des virgules, avec une première ligne de noms ; chaque valeur est entre guillemets, et aucune n’est une formule',
      },
      examples: ['pour la lecture', 'pour un tableur', 'pour un programme'],
    },
    notices: {
      summary: 'lister ce qui a pu laisser une session ouverte',
      text: [
        'Une connexion qui a été interrompue, ou une liste des comptes qui n’a pas pu être lue. Chaque commande les signale à la fin.',
      ],
      options: {},
      examples: ['les lister, chacun avec son ID'],
    },
    dismiss: {
      summary: 'marquer un avis comme traité',
      text: ['Ne supprime aucune liste des comptes, et indique ce qui peut rester ouvert.'],
      options: {},
      examples: ['par l’ID que montre « signoff notices »'],
    },
    services: {
      summary: 'lister les services auxquels se connecter',
      text: [],
      options: {},
      examples: ['chacun avec son type, son adresse et son ID client'],
    },
    'services add': {
      summary: 'ajouter un serveur Nextcloud ou un fournisseur OAuth 2',
      text: [
        'KIND est nextcloud ou oauth ; ADDRESS est un serveur Nextcloud, ou l’émetteur d’un fournisseur OAuth 2. Le service OpenBox est une seule adresse, dans configuration.json ou par --service.',
      ],
      options: {
        name: 'le nom à lui donner',
        'client-id': 'l’ID sous lequel un fournisseur OAuth 2 connaît cette application',
        secret: 'lire le secret client sur l’entrée standard',
      },
      examples: ['un serveur Nextcloud', 'un fournisseur OAuth 2'],
    },
    'services remove': {
      summary: 'retirer un service de la liste',
      text: ['Un service qui a des comptes reste : déconnectez-vous-en d’abord.'],
      options: {},
      examples: ['par son nom ou son adresse'],
    },
    'services secret': {
      summary: 'garder une clé API ou un secret client dans le trousseau de clés',
      text: [
        'La clé ou le secret se lit sur l’entrée standard, jamais dans un argument, et ne s’affiche plus jamais.',
      ],
      options: { remove: 'le supprimer du trousseau de clés' },
      examples: ['le saisir', 'le supprimer du trousseau de clés'],
    },
    serve: {
      summary: 'montrer la fenêtre dans un navigateur, sur cet ordinateur seulement',
      text: ['Jusqu’à Ctrl-C. L’adresse contient un secret, nouveau à chaque lancement.'],
      options: {
        port: 'le port ; 0, ou aucun : un port libre',
        'no-open': 'afficher seulement l’adresse',
      },
      examples: ['montrer la fenêtre', 'par SSH, avec ssh -L 8080:127.0.0.1:8080'],
    },
    completion: {
      summary: 'afficher la complétion pour un shell',
      text: ['Le paquet Debian la fournit.'],
      options: {},
      examples: ['dans ~/.bashrc', 'dans ~/.zshrc, après compinit', 'pour fish, une fois'],
    },
    manual: {
      summary: 'afficher la page de manuel',
      text: ['Sous la forme que lit man. Le paquet Debian la fournit : « man signoff ».'],
      options: {},
      examples: ['la lire'],
    },
    help: {
      summary: 'expliquer une commande, avec des exemples',
      text: [],
      options: {},
      examples: ['la liste des commandes', 'une seule commande'],
    },
  },

  /** The options that every command takes. */
  commonOptionWords: {
    service:
      'un service de la liste, un serveur Nextcloud (cloud.example.com), ou l’adresse d’une API OpenBox (https://www.box.net/api/1.0/) ; les commandes qui portent sur des comptes laissent alors de côté ceux des autres services',
    format: 'le format des requêtes à une API OpenBox',
    'data-dir': 'le dossier de la liste des comptes, de la configuration et du journal',
    lang: 'la langue à parler ; à défaut, celle de LC_ALL, LC_MESSAGES ou LANG',
    json: 'des lignes de JSON au lieu de phrases : au moins une, même en cas d’échec',
    quiet: 'dire seulement ce qui a échoué ou requiert votre attention',
    help: 'expliquer la commande',
    version: 'afficher la version',
  },

  helpMessages: {
    intro: `${productName} garde vos comptes dans le trousseau de clés, et les déconnecte de sorte que la session se termine vraiment.`,
    usage: 'Utilisation :',
    commands: 'Commandes :',
    options: 'Options :',
    commonOptions: 'Options de toutes les commandes :',
    examples: 'Exemples :',
    exitCodes: 'Codes de sortie :',
    choices: (values) => `(${values})`,
    account:
      'ACCOUNT est l’ID d’un compte ou le début de cet ID (quatre caractères ou plus), ou un identifiant s’il désigne un seul compte ; les majuscules ne comptent pas. SERVICE est le nom d’un service de la liste, ou une adresse.',
    more: '« signoff help COMMAND » explique une commande, avec des exemples.',
    moreOptions:
      '« signoff help » liste les options que toutes les commandes acceptent, et les codes de sortie.',
    apiKey:
      'La clé API d’OpenBox vient de SIGNOFF_API_KEY, du descripteur de fichier dont le numéro est dans SIGNOFF_API_KEY_FD, de configuration.json dans le dossier de données, ou du trousseau de clés (« signoff services secret »).',
    timer:
      'Les paquets pour Linux fournissent une minuterie qui exécute « signoff retry » régulièrement tant que votre session est ouverte sur cet ordinateur. Elle est désactivée tant que vous ne l’activez pas : systemctl --user enable --now signoff-retry.timer',
  },

  /** What the manual page says besides, with the headings that manual pages have in this language. */
  manualWords: {
    section: 'Commandes de l’utilisateur',
    about: 'se déconnecter des services de sorte que la session se termine vraiment',
    headings: {
      name: 'NOM',
      synopsis: 'SYNOPSIS',
      description: 'DESCRIPTION',
      commands: 'COMMANDES',
      options: 'OPTIONS',
      exitStatus: 'CODE DE RETOUR',
      environment: 'ENVIRONNEMENT',
      files: 'FICHIERS',
      notes: 'NOTES',
    },
  },

  /** What each exit status means, in the order of their numbers. */
  exitCodeWords: [
    'fait : chaque session sur laquelle portait la demande est terminée, et il ne reste rien dans le trousseau de clés ; pour sign-in : compte connecté',
    'quelque chose d’inattendu, ou le résultat n’a pas pu être écrit ; pour sign-in aussi : compte non connecté',
    'mauvaise utilisation ; pour sign-in et check aussi : il manque ce à quoi le service reconnaît cette application',
    'déconnexion effectuée sur cet ordinateur, mais le service n’a pas confirmé ; pour check et sign-in : il n’a pas répondu',
    'le service n’accepte pas cette application (sa clé API ou son client), ou ne peut pas mettre fin à une seule session : elle est ouverte',
    'le trousseau de clés n’a pas pu être lu ou nettoyé',
    'comme 0, mais un avis attend : une session qu’aucun compte ne montre est peut-être ouverte',
  ],

  /** What the environment decides. */
  environmentWords: {
    SIGNOFF_API_KEY: 'la clé API d’OpenBox',
    SIGNOFF_API_KEY_FD: 'le numéro d’un descripteur de fichier ouvert sur lequel cette clé est lue',
    'HTTPS_PROXY, NO_PROXY': 'le serveur mandataire, et où il n’est pas utilisé',
    NO_COLOR: 'pas de couleurs, quelle que soit sa valeur',
    COLUMNS: 'le nombre de colonnes que la sortie peut occuper',
  },

  /** Where things lie. */
  fileWords: {
    '~/.config/Signoff': 'le dossier de données, si XDG_CONFIG_HOME ne désigne pas un autre dossier',
    'configuration.json': 'dans le dossier de données : les paramètres',
    'accounts.json': 'dans le dossier de données : la liste des comptes, sans aucun secret',
    'signoff.log': 'dans le dossier de données : le journal, que l’on peut montrer à un inconnu',
  },

  statusMessages: {
    owner: {
      desktop: (directory) => `L’application ${productName} est en cours d’exécution sur ${directory}.`,
      serve: (directory) => `« signoff serve » est en cours d’exécution sur ${directory}.`,
      command: (directory) => `Une autre commande signoff travaille sur ${directory}.`,
      nobody: (directory) =>
        `${productName} n’est pas en cours d’exécution. Son dossier de données est ${directory}.`,
    },
    noAccounts: 'Aucun compte n’est connecté.',
    lacksSecret: (secret, name) =>
      secret === 'api-key'
        ? `${name} : il n’y a pas encore de clé API.`
        : `${name} : il n’y a pas encore de secret client.`,
  },

  historyMessages: {
    none: 'Aucun compte n’a encore été déconnecté.',
  },

  /** What finishes a sign-out that waits, once the command has ended. */
  finisherMessages: {
    app: `  L’application ${productName} est en cours d’exécution et s’en charge d’elle-même.`,
    serve: '  « signoff serve » est en cours d’exécution et s’en charge de lui-même.',
    timer: '  La minuterie signoff-retry.timer s’en charge.',
    nobody: `  Rien ne s’en charge automatiquement tant que l’application ${productName} ou « signoff serve » n’est pas en cours d’exécution.`,
    enableTimer:
      '  Pour que de nouveaux essais aient lieu : systemctl --user enable --now signoff-retry.timer',
  },
} satisfies HostWords['commands'];
