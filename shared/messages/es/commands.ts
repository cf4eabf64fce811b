import { productName } from '../../product-name.ts';
import type { HostWords } from '../catalogue.ts';

/* The operands keep the names that the usage of each command shows: ACCOUNT, SERVICE, KIND, ADDRESS, COMMAND. */

const commandWords: HostWords['commands']['commandWords'] = {
  'sign-in': {
    summary: 'iniciar sesión en la página del propio servicio',
    text: [
      'Muestra una dirección de este equipo que lleva a la página del servicio, la abre en su navegador, espera a que usted haya iniciado sesión allí y pregunta «¿es usted?» antes de guardar nada. Sin --service va al primer servicio de la lista.',
      'Ctrl-C cancela, y finaliza la sesión que pueda haber comenzado.',
    ],
    options: {
      'no-browser':
        'mostrar solo la dirección; si el servicio lo ofrece, también un código para un navegador en cualquier otro lugar',
      yes: 'responder que sí a «¿es usted?», cuando es seguro que fue usted quien inició sesión',
    },
    examples: [
      'iniciar sesión en el primer servicio de la lista',
      'iniciar sesión en un servidor Nextcloud',
      'por SSH, o en un equipo sin navegador',
    ],
  },
  status: {
    summary: 'mostrarlo todo de un vistazo',
    text: [
      `Muestra qué ${productName} tiene abiertas las cuentas, las cuentas y su estado, los servicios a los que les falta algo y lo que le espera a usted. No pregunta nada a ningún servicio.`,
      'Termina con el código de la cuenta que más requiere su atención.',
    ],
    options: {},
    examples: ['cómo está todo', 'no decir nada; el código de salida lo indica'],
  },
  accounts: {
    summary: 'mostrar las cuentas y su estado',
    text: [
      'Pregunta al llavero si se puede usar, y nada a ningún servicio; de eso se encarga «signoff check».',
    ],
    options: {},
    examples: ['todas las cuentas', 'una línea de JSON por cada una'],
  },
  check: {
    summary: 'preguntar al servicio si las sesiones siguen abiertas',
    text: [
      'Sin ACCOUNT pregunta por todas las cuentas. No pregunta por los cierres de sesión que están en espera.',
    ],
    options: {},
    examples: ['preguntar por todas las cuentas', 'preguntar por una'],
  },
  'sign-out': {
    summary: 'cerrar sesión: aquí de inmediato, después en el servicio',
    text: [
      'La sesión se cierra en este equipo antes de preguntar al servicio. Lo que el servicio no ha confirmado cuando la orden termina queda en espera, y la orden indica quién lo termina.',
      'Cerrar dos veces la sesión de una cuenta no es un error: la respuesta es la misma.',
    ],
    options: { all: 'todas las cuentas; con --service, todas las cuentas de ese servicio' },
    examples: [
      'cerrar la sesión de una cuenta',
      'la de dos, una por el principio de su identificador',
      'la de todas las cuentas, con una línea de JSON por cada una',
    ],
  },
  retry: {
    summary: 'continuar los cierres de sesión sin terminar',
    text: ['Sin ACCOUNT continúa con todos ellos, y con los inicios de sesión que se interrumpieron.'],
    options: {},
    examples: ['continuar con todo lo que está en espera', 'continuar con uno'],
  },
  forget: {
    summary: 'renunciar a un cierre de sesión sin terminar; la sesión podría quedar abierta',
    text: [
      `Elimina de este equipo las credenciales guardadas sin la respuesta del servicio. Después, ${productName} nunca podrá finalizar esa sesión.`,
      'Un llavero con papelera, como el de KeePassXC, puede conservar allí una copia.',
    ],
    options: {},
    examples: ['renunciar a un cierre de sesión'],
  },
  history: {
    summary: 'mostrar las cuentas cuya sesión se cerró, primero las más recientes',
    text: [
      'Para quienes tienen que demostrar que las sesiones han finalizado. Las horas están en UTC. Se conservan las últimas mil.',
      '«ended» y «already-ended» son la palabra del propio servicio. «open» y «unknown» corresponden a cuentas a las que se renunció («signoff forget»).',
    ],
    options: {
      csv: 'como valores separados por comas, con una primera línea de nombres; cada valor va entre comillas, y ninguno es una fórmula',
    },
    examples: ['para leerlo', 'para una hoja de cálculo', 'para un programa'],
  },
  notices: {
    summary: 'mostrar lo que puede haber dejado una sesión abierta',
    text: [
      'Un inicio de sesión que se interrumpió, o una lista de cuentas que no se pudo leer. Todas las órdenes los comunican al terminar.',
    ],
    options: {},
    examples: ['mostrarlos, cada uno con su identificador'],
  },
  dismiss: {
    summary: 'marcar un aviso como resuelto',
    text: ['No borra ninguna lista de cuentas, e indica lo que puede quedar abierto.'],
    options: {},
    examples: ['por el identificador que muestra «signoff notices»'],
  },
  services: {
    summary: 'mostrar los servicios en los que se puede iniciar sesión',
    text: [],
    options: {},
    examples: ['cada uno con su tipo, su dirección y su ID de cliente'],
  },
  'services add': {
    summary: 'añadir un servidor Nextcloud o un proveedor OAuth 2',
    text: [
      'KIND es nextcloud u oauth; ADDRESS es un servidor Nextcloud, o el emisor de un proveedor OAuth 2. El servicio OpenBox es una sola dirección, en configuration.json o con --service.',
    ],
    options: {
      name: 'cómo llamarlo',
      'client-id': 'el ID con el que un proveedor OAuth 2 conoce esta aplicación',
      secret: 'leer el secreto de cliente de la entrada estándar',
    },
    examples: ['un servidor Nextcloud', 'un proveedor OAuth 2'],
  },
  'services remove': {
    summary: 'quitar un servicio de la lista',
    text: ['Si tiene cuentas, permanece: cierre antes sus sesiones.'],
    options: {},
    examples: ['por su nombre o su dirección'],
  },
  'services secret': {
    summary: 'guardar en el llavero una clave de API o un secreto de cliente',
    text: ['Se lee de la entrada estándar, nunca de un argumento, y no se vuelve a mostrar nunca.'],
    options: { remove: 'eliminarlo del llavero' },
    examples: ['escribirlo', 'eliminarlo del llavero'],
  },
  serve: {
    summary: 'mostrar la ventana en un navegador, solo en este equipo',
    text: ['Hasta pulsar Ctrl-C. La dirección contiene un secreto que es nuevo en cada inicio.'],
    options: {
      port: 'el puerto; 0, o ninguno: uno libre',
      'no-open': 'mostrar solo la dirección',
    },
    examples: ['mostrar la ventana', 'por SSH, con ssh -L 8080:127.0.0.1:8080'],
  },
  completion: {
    summary: 'mostrar el autocompletado para un intérprete de órdenes',
    text: ['El paquete de Debian lo incluye.'],
    options: {},
    examples: ['en ~/.bashrc', 'en ~/.zshrc, después de compinit', 'para fish, una sola vez'],
  },
  manual: {
    summary: 'mostrar la página del manual',
    text: ['En el formato que lee man. El paquete de Debian la incluye: «man signoff».'],
    options: {},
    examples: ['leerla'],
  },
  help: {
    summary: 'explicar una orden, con ejemplos',
    text: [],
    options: {},
    examples: ['la lista de órdenes', 'una sola orden'],
  },
};

export const commands = {
  commandWords,
  commonOptionWords: {
    service:
      'un servicio de la lista, un servidor Nextcloud (cloud.example.com) o la dirección de una API de OpenBox (https://www.box.net/api/1.0/); las órdenes sobre cuentas omiten entonces las de otros servicios',
    format: 'el formato de las solicitudes a una API de OpenBox',
    'data-dir': 'la carpeta de la lista de cuentas, la configuración y el registro',
    lang: 'el idioma que se usa; si falta, el de LC_ALL, LC_MESSAGES o LANG',
    json: 'líneas de JSON en lugar de palabras: al menos una, también si algo falla',
    quiet: 'decir solo lo que ha fallado o requiere su atención',
    help: 'explicar la orden',
    version: 'mostrar la versión',
  },
  helpMessages: {
    intro: `${productName} guarda sus cuentas en el llavero y cierra su sesión de modo que realmente finalice.`,
    usage: 'Uso:',
    commands: 'Órdenes:',
    options: 'Opciones:',
    commonOptions: 'Opciones para todas las órdenes:',
    examples: 'Ejemplos:',
    exitCodes: 'Códigos de salida:',
    choices: (values) => `(${values})`,
    account:
      'ACCOUNT es el identificador de una cuenta o el principio de uno (cuatro caracteres o más), o un nombre de usuario que corresponda a una sola cuenta; las mayúsculas no importan. SERVICE es el nombre de un servicio de la lista, o una dirección.',
    more: '«signoff help COMMAND» explica una orden, con ejemplos.',
    moreOptions:
      '«signoff help» muestra las opciones que admiten todas las órdenes, y los códigos de salida.',
    apiKey:
      'La clave de API de OpenBox procede de SIGNOFF_API_KEY, del descriptor de archivo cuyo número está en SIGNOFF_API_KEY_FD, de configuration.json en el directorio de datos, o del llavero («signoff services secret»).',
    timer:
      'Los paquetes para Linux incluyen un temporizador que ejecuta «signoff retry» periódicamente mientras usted está dentro del sistema. Está desactivado hasta que lo active: systemctl --user enable --now signoff-retry.timer',
  },
  manualWords: {
    section: 'Órdenes de usuario',
    about: 'cerrar sesión en los servicios de modo que la sesión finalice de verdad',
    headings: {
      name: 'NOMBRE',
      synopsis: 'SINOPSIS',
      description: 'DESCRIPCIÓN',
      commands: 'ÓRDENES',
      options: 'OPCIONES',
      exitStatus: 'ESTADO DE SALIDA',
      environment: 'ENTORNO',
      files: 'ARCHIVOS',
      notes: 'NOTAS',
    },
  },

  exitCodeWords: [
    'hecho: todas las sesiones consultadas han finalizado, y no queda nada en el llavero; con sign-in: sesión iniciada',
    'algo inesperado, o no se ha podido escribir el resultado; con sign-in también: no se ha iniciado sesión',
    'uso incorrecto; con sign-in y check también: falta aquello por lo que el servicio conoce esta aplicación',
    'sesión cerrada en este equipo, pero el servicio no lo ha confirmado; con check y sign-in: no ha respondido',
    'el servicio no acepta esta aplicación (su clave de API o su cliente), o no puede finalizar una sola sesión: está abierta',
    'no se ha podido leer o limpiar el llavero',
    'como 0, pero espera un aviso: puede haber abierta una sesión que ninguna cuenta muestra',
  ],
  environmentWords: {
    SIGNOFF_API_KEY: 'la clave de API de OpenBox',
    SIGNOFF_API_KEY_FD: 'el número de un descriptor de archivo abierto del que se lee esa clave',
    'HTTPS_PROXY, NO_PROXY': 'el proxy, y dónde no se usa',
    NO_COLOR: 'sin color, si tiene cualquier valor',
    COLUMNS: 'cuántas columnas puede ocupar la salida',
  },
  fileWords: {
    '~/.config/Signoff': 'el directorio de datos, si XDG_CONFIG_HOME no indica otra carpeta',
    'configuration.json': 'en el directorio de datos: los ajustes',
    'accounts.json': 'en el directorio de datos: la lista de cuentas, sin ningún secreto',
    'signoff.log': 'en el directorio de datos: el registro, que se puede mostrar a un desconocido',
  },
  statusMessages: {
    owner: {
      desktop: (directory) => `La aplicación ${productName} está en marcha en ${directory}.`,
      serve: (directory) => `«signoff serve» está en marcha en ${directory}.`,
      command: (directory) => `Otra orden de signoff está trabajando en ${directory}.`,
      nobody: (directory) => `${productName} no está en marcha. Su directorio de datos es ${directory}.`,
    },
    noAccounts: 'No hay ninguna cuenta con la sesión iniciada.',
    lacksSecret: (secret, name) =>
      secret === 'api-key' ? `${name}: aún no hay clave de API.` : `${name}: aún no hay secreto de cliente.`,
  },
  historyMessages: {
    none: 'Aún no se ha cerrado la sesión de ninguna cuenta.',
  },
  finisherMessages: {
    app: `  La aplicación ${productName} está en marcha y continúa con ello por sí sola.`,
    serve: '  «signoff serve» está en marcha y continúa con ello por sí solo.',
    timer: '  El temporizador signoff-retry.timer continúa con ello.',
    nobody: `  Nada continúa con ello por sí solo hasta que esté en marcha la aplicación ${productName} o «signoff serve».`,
    enableTimer: '  Para que se reintente: systemctl --user enable --now signoff-retry.timer',
  },
} satisfies HostWords['commands'];
