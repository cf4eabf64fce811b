import { productName } from '../../product-name.ts';
import type { LaterWords } from '../catalogue.ts';

/** The words of the help. */
export const help = {
  version: (version) => `${productName} ${version}`,
  questions: 'Fragen und Antworten',
  answers: [
    {
      question: 'Was geschieht, wenn ich mich abmelde?',
      answer: `Auf diesem Computer sind Sie sofort abgemeldet. Danach sagt ${productName} dem Dienst, dass er Ihre Sitzung beenden soll, und entfernt die gespeicherte Anmeldung, sobald der Dienst das bestätigt hat. Ihre Dateien bleiben auf diesem Computer.`,
    },
    {
      question: 'Warum steht dort „Noch nicht bestätigt“?',
      answer: `Sie sind hier abgemeldet, aber der Dienst hat noch nicht bestätigt, dass die Sitzung beendet ist. ${productName} versucht es von selbst weiter, auch nach einem Neustart. Wählen Sie „Jetzt versuchen“, wenn Sie nicht warten möchten.`,
    },
    {
      question: 'Was bewirkt „Vergessen“?',
      answer:
        'Die gespeicherte Anmeldung wird entfernt, ohne auf den Dienst zu warten. Die Sitzung bleibt dann beim Dienst möglicherweise offen, und nur Sie können sie dort beenden, auf seinen Webseiten.',
    },
    {
      question: 'Wo werden meine Anmeldungen gespeichert?',
      answer: `Im Schlüsselbund dieses Computers. ${productName} sieht Ihr Passwort nie: Sie geben es auf der Seite des Dienstes ein, in Ihrem Browser.`,
    },
    {
      question: 'Warum steht bei einem Konto „Sitzung beendet“?',
      answer:
        'Die Sitzung wurde anderswo beendet, zum Beispiel auf den Webseiten des Dienstes oder durch einen Administrator. Melden Sie sich erneut an, um weiterzumachen, oder entfernen Sie das Konto aus der Liste.',
    },
  ],
  report: 'Ein Problem melden',
  reportLead: `${productName} verschickt von selbst nichts. Was Sie melden, und wem, bestimmen Sie.`,
  reportExport: `Speichern Sie die Diagnosedaten: Wählen Sie „Diagnosedaten exportieren\u00a0…“ im Menü „Hilfe“ oder im Menü des Infobereichs. Sie enthalten keine Anmeldenamen, keine gespeicherten Anmeldungen und keinen API-Schlüssel; sehen Sie die Datei trotzdem durch.`,
  reportLog: `Suchen Sie das Protokoll: Es ist die Datei ${productName.toLowerCase()}.log im Datenverzeichnis. Es enthält keine Anmeldenamen, keine gespeicherten Anmeldungen und keinen API-Schlüssel; sehen Sie es trotzdem durch.`,
  reportDescribe:
    'Schreiben Sie auf, was Sie getan haben, was Sie erwartet haben und was Sie stattdessen gesehen haben.',
  reportSend: 'Senden Sie beides an die Person, die diesen Computer betreut, oder über die Seite der App:',
  copyAddress: 'Adresse kopieren',
  copied: 'Kopiert.',
  keys: 'Tastatur',
  keyList: [
    { keys: 'Strg + , oder ⌘ ,', does: 'Einstellungen' },
    { keys: 'F1', does: 'Hilfe' },
    { keys: '↑ ↓ Pos1 Ende', does: 'Durch die Liste der Konten gehen' },
    { keys: 'Eingabe', does: 'Gefundenes öffnen; einer Frage zustimmen' },
    { keys: 'Esc', does: 'Meldung oder Frage schließen; Suche leeren; Formular verlassen' },
  ],
} satisfies LaterWords['help']['help'];
