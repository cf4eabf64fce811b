import { productName } from '../../product-name.ts';
import type { LaterWords } from '../catalogue.ts';

/** The words of the help. */
export const help = {
  help: {
    version: (version) => `${productName} ${version}`,
    questions: 'Questions et réponses',
    answers: [
      {
        question: 'Que se passe-t-il quand je me déconnecte ?',
        answer: `La déconnexion est immédiate sur cet ordinateur. ${productName} demande ensuite au service de mettre fin à votre session, et supprime la connexion enregistrée quand le service l’a confirmé. Vos fichiers restent sur cet ordinateur.`,
      },
      {
        question: 'Pourquoi est-il écrit « Pas encore confirmé » ?',
        answer: `Ici, la déconnexion est effectuée, mais le service n’a pas encore confirmé que la session est terminée. ${productName} continue d’essayer de lui-même, même après un redémarrage. Choisissez « Essayer maintenant » si vous ne voulez pas attendre.`,
      },
      {
        question: 'Que fait « L’oublier » ?',
        answer:
          'Cela supprime la connexion enregistrée sans attendre le service. La session peut alors rester ouverte sur le service, et il n’y a que vous qui puissiez y mettre fin là-bas, sur ses pages Web.',
      },
      {
        question: 'Où mes connexions sont-elles enregistrées ?',
        answer: `Dans le trousseau de clés de cet ordinateur. ${productName} ne voit jamais votre mot de passe : vous le saisissez sur la page même du service, dans votre navigateur.`,
      },
      {
        question: 'Pourquoi un compte indique-t-il « Session terminée » ?',
        answer:
          'La session a été terminée ailleurs, par exemple sur les pages Web du service ou par un administrateur. Reconnectez-vous pour continuer, ou retirez le compte de la liste.',
      },
    ],
    report: 'Signaler un problème',
    reportLead: `${productName} n’envoie rien de lui-même. C’est vous qui décidez de ce que vous signalez, et à qui.`,
    reportExport: `Enregistrez le diagnostic : choisissez « Exporter le diagnostic… » dans le menu Aide ou dans le menu de la zone de notification. Il ne contient ni identifiants, ni connexions enregistrées, ni clé API ; relisez tout de même le fichier.`,
    reportLog: `Trouvez le journal : c’est le fichier ${productName.toLowerCase()}.log dans le dossier de données. Il ne contient ni identifiants, ni connexions enregistrées, ni clé API ; relisez-le tout de même.`,
    reportDescribe: 'Notez ce que vous avez fait, ce que vous attendiez et ce que vous avez vu à la place.',
    reportSend:
      'Envoyez les deux à la personne qui s’occupe de cet ordinateur, ou par la page de l’application :',
    copyAddress: 'Copier l’adresse',
    copied: 'Copié.',
    keys: 'Clavier',
    keyList: [
      { keys: 'Ctrl + , ou ⌘ ,', does: 'Paramètres' },
      { keys: 'F1', does: 'Aide' },
      { keys: '↑ ↓ Début Fin', does: 'Parcourir la liste des comptes' },
      { keys: 'Entrée', does: 'Ouvrir ce que vous avez trouvé ; accepter une question' },
      {
        keys: 'Échap',
        does: 'Fermer un message ou une question ; effacer une recherche ; quitter un formulaire',
      },
    ],
  },
} satisfies LaterWords['help'];
