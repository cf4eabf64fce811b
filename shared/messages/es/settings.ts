import { productName } from '../../product-name.ts';
import type { AppSecretKind } from '../../service-table.ts';
import type { LaterWords } from '../catalogue.ts';

const fixed =
  'Se ha fijado en la línea de comandos para esta ejecución, por lo que no se puede cambiar aquí.';

const bare: Readonly<Record<AppSecretKind, string>> = {
  'api-key': 'clave de API',
  'client-secret': 'secreto de cliente',
};

const withArticle: Readonly<Record<AppSecretKind, string>> = {
  'api-key': 'la clave de API',
  'client-secret': 'el secreto de cliente',
};

export const settings = {
  settings: {
    title: 'Ajustes',
    openBox: 'OpenBox',
    address: 'Dirección del servicio',
    addressHint:
      'Dónde está la API de OpenBox, por ejemplo, https://www.box.net/api/1.0/. Se aplica al próximo inicio de sesión.',
    badAddress: `${productName} no puede usar esa dirección. Tiene que empezar por https:// y no debe contener un nombre de usuario, un ? ni un #.`,
    format: 'Formato',
    formatHint: `Cómo escribe ${productName} sus solicitudes.`,
    fixed,
    save: 'Guardar',
    revert: 'Revertir',
    saved: 'Guardado.',
  },
  languageForm: {
    title: 'Idioma',
    label: 'Idioma de esta aplicación',
    hint: 'Cambia de inmediato.',
    automatic: 'El de su sistema',
    fixed,
  },
  general: {
    title: 'General',
    startAtLogin: 'Iniciar al entrar en el sistema',
    startAtLoginHint: `${productName} se inicia en segundo plano cuando usted entra en el sistema de este equipo, y termina los cierres de sesión que están en espera.`,
    startAtLoginRefused: `${productName} no ha podido cambiar esto: el sistema no lo ha aceptado. Cámbielo en los ajustes del propio sistema para los programas que se inician al entrar.`,
    notifications: 'Notificaciones',
    notificationsHint: `Lo que ${productName} le comunica mientras su ventana está cerrada. Su icono siempre muestra si algo requiere su atención.`,
  },
  notifications: {
    all: {
      name: 'Todas',
      means: 'Cómo ha terminado cada cierre de sesión y todo lo que requiera su atención.',
    },
    problems: { name: 'Solo problemas', means: 'Solo lo que no ha funcionado o requiere su atención.' },
    none: { name: 'Ninguna', means: 'Nada. Mire el icono o la ventana.' },
  },
  formats: {
    automatic: {
      name: 'Automático',
      means: 'SOAP, o XML donde el servicio no tiene SOAP. Adecuado para casi todo el mundo.',
    },
    soap: { name: 'SOAP', means: 'Solo solicitudes SOAP.' },
    xml: { name: 'XML', means: 'Solo solicitudes XML sencillas.' },
    rest: {
      name: 'REST',
      means:
        'La clave de API y las credenciales guardadas figuran en la dirección de cada solicitud, y los proxies y servidores escriben las direcciones en sus registros. Elíjalo solo si es imprescindible.',
    },
  },
  services: {
    title: 'Servicios',
    hint: 'Dónde puede iniciar sesión desde este equipo.',
    add: { nextcloud: 'Añadir Nextcloud…', oauth: 'Añadir OAuth 2…' },
    address: 'Dirección',
    clientId: 'ID de cliente',
    secretThere: 'En el llavero de este equipo',
    secretGiven:
      'Procede del entorno, del archivo de configuración o del paquete, por lo que no se puede cambiar aquí',
    secretMissing: 'Falta, y sin ello nadie puede iniciar sesión',
    secretNone: 'Ninguno',
    setSecret: (secret) => `Añadir ${bare[secret]}…`,
    replaceSecret: (secret) => `Sustituir ${bare[secret]}…`,
    removeSecret: (secret) => `Eliminar ${bare[secret]}…`,
    remove: 'Quitar servicio…',
  },
  removeServiceDialog: {
    title: (name) => `¿Quitar ${name} de la lista?`,
    what: 'Puede volver a añadirlo en cualquier momento.',
    hasAccounts:
      'Tiene cuentas aquí. Cierre antes sus sesiones: lo que las finaliza puede estar guardado con el servicio.',
    confirm: 'Quitar',
  },
  secretForm: {
    hint: 'Se guarda en el llavero de este equipo y no se vuelve a mostrar nunca.',
    empty: (secret) => `Escriba antes ${withArticle[secret]}.`,
    save: 'Guardar',
    saved: { 'api-key': 'Clave de API guardada.', 'client-secret': 'Secreto de cliente guardado.' },
    removed: { 'api-key': 'Clave de API eliminada.', 'client-secret': 'Secreto de cliente eliminado.' },
    removeTitle: (secret, name) => `¿Eliminar ${withArticle[secret]} de ${name}?`,
    removeWhat: `Sin ello, es posible que ${productName} no pueda iniciar sesión allí ni finalizar las sesiones de las cuentas que tienen allí la sesión iniciada.`,
    removeConfirm: 'Eliminar',
  },
  serviceForm: {
    title: { nextcloud: 'Añadir un servidor Nextcloud', oauth: 'Añadir un proveedor OAuth 2' },
    lead: {
      nextcloud: `Usted inicia sesión en la página del propio servidor, en su navegador. ${productName} nunca ve su contraseña.`,
      oauth: `${productName} tiene que estar registrado en el proveedor como aplicación nativa, con la dirección de redirección http://127.0.0.1/callback en cualquier puerto. Quien administra el proveedor le da el ID de cliente.`,
    },
    name: 'Nombre',
    nameHint: 'Cómo lo llama usted. Déjelo vacío para usar su dirección.',
    clientId: 'ID de cliente',
    clientIdHint: `Con el que el proveedor conoce a ${productName}.`,
    secretHint:
      'Solo si el proveedor le ha dado uno. Se guarda en el llavero de este equipo y no se vuelve a mostrar nunca.',
    optional: '(opcional)',
    noAddress: 'Escriba antes una dirección.',
    badAddress: `${productName} no puede usar esa dirección. Tiene que ser https, sin nombre de usuario, ? ni #.`,
    noClientId: 'Escriba antes el ID de cliente.',
    secretNotSaved: 'El servicio ya está en la lista, pero su secreto de cliente no se ha guardado.',
    notAdded: 'El servicio no se ha añadido.',
    busy: 'Añadiendo…',
    submit: { 'add-account': 'Continuar al inicio de sesión', settings: 'Añadir servicio' },
  },
  settingsNotSaved: `${productName} no ha podido escribir su archivo de configuración: puede que el disco esté lleno o que la carpeta sea de solo lectura. Libere espacio o permita la escritura en la carpeta, e inténtelo de nuevo.`,
} satisfies LaterWords['settings'];
