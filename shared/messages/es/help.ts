import { productName } from '../../product-name.ts';
import type { LaterWords } from '../catalogue.ts';

export const help = {
  help: {
    version: (version) => `${productName} ${version}`,
    questions: 'Preguntas y respuestas',
    answers: [
      {
        question: '¿Qué ocurre cuando cierro sesión?',
        answer: `La sesión se cierra en este equipo de inmediato. Después, ${productName} pide al servicio que finalice su sesión y elimina las credenciales guardadas cuando el servicio lo ha confirmado. Sus archivos permanecen en este equipo.`,
      },
      {
        question: '¿Por qué se indica «Aún sin confirmar»?',
        answer: `La sesión está cerrada aquí, pero el servicio aún no ha confirmado que haya finalizado. ${productName} sigue intentándolo por sí solo, también después de un reinicio. Elija «Intentar ahora» si no quiere esperar.`,
      },
      {
        question: '¿Qué hace «Olvidar sesión»?',
        answer:
          'Elimina las credenciales guardadas sin esperar al servicio. Después, la sesión podría quedar abierta en el servicio, y solo usted puede finalizarla allí, en sus páginas web.',
      },
      {
        question: '¿Dónde se guardan mis credenciales?',
        answer: `En el llavero de este equipo. ${productName} nunca ve su contraseña: usted la escribe en la página del propio servicio, en su navegador.`,
      },
      {
        question: '¿Por qué una cuenta indica «Sesión finalizada»?',
        answer:
          'La sesión se finalizó en otro lugar, por ejemplo, en las páginas web del servicio o por un administrador. Vuelva a iniciar sesión para continuar o quite la cuenta de la lista.',
      },
    ],
    report: 'Informar de un problema',
    reportLead: `${productName} no envía nada por sí solo. Usted decide qué comunica y a quién.`,
    reportExport:
      'Guarde el diagnóstico: elija «Exportar diagnóstico…» en el menú Ayuda o en el menú de la bandeja del sistema. No contiene nombres de usuario, credenciales guardadas ni claves de API; aun así, revise el archivo.',
    reportLog: `Busque el registro: es el archivo ${productName.toLowerCase()}.log del directorio de datos. No contiene nombres de usuario, credenciales guardadas ni claves de API; aun así, revíselo.`,
    reportDescribe: 'Anote qué hizo, qué esperaba y qué vio en su lugar.',
    reportSend:
      'Envíe ambas cosas a la persona que se ocupa de este equipo o hágalo a través de la página de la aplicación:',
    copyAddress: 'Copiar la dirección',
    copied: 'Copiada.',
    keys: 'Teclado',
    keyList: [
      { keys: 'Ctrl + , o ⌘ ,', does: 'Ajustes' },
      { keys: 'F1', does: 'Ayuda' },
      { keys: '↑ ↓ Inicio Fin', does: 'Recorrer la lista de cuentas' },
      { keys: 'Intro', does: 'Abrir lo que ha encontrado; aceptar una pregunta' },
      {
        keys: 'Esc',
        does: 'Cerrar un mensaje o una pregunta; borrar una búsqueda; salir de un formulario',
      },
    ],
  },
} satisfies LaterWords['help'];
