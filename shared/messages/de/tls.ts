import type { TlsReason } from '../../problem.ts';
import { productName } from '../../product-name.ts';

/** For each thing that can be wrong with a connection that is not secure: what it is, and what a person can do about it. */
export const tlsWords: Readonly<Record<TlsReason, (host: string) => string>> = {
  authority: (host) =>
    `Das Zertifikat von ${host} stammt von einer Zertifizierungsstelle, die dieser Computer nicht kennt, daher wurde nichts gesendet. Wenn Ihre Organisation den Dienst betreibt oder dieses Netzwerk überwacht, fragen Sie dort, wie Sie diesem Computer ihre Zertifizierungsstelle hinzufügen; sonst versuchen Sie es in einem anderen Netzwerk.`,
  date: (host) =>
    `Das Zertifikat von ${host} ist abgelaufen oder noch nicht gültig, daher wurde nichts gesendet. Prüfen Sie das Datum dieses Computers; wenn es stimmt, muss der Dienst sein Zertifikat erneuern.`,
  name: (host) =>
    `Das Zertifikat, das von ${host} kam, gilt für eine andere Adresse, daher wurde nichts gesendet. Prüfen Sie die Adresse des Dienstes und Ihr Netzwerk und versuchen Sie es erneut.`,
  weak: (host) =>
    `Das Zertifikat von ${host} ist zu schwach, um sich darauf zu verlassen, daher wurde nichts gesendet. Der Betreiber des Dienstes muss es ersetzen.`,
  protocol: (host) =>
    `${host} bietet keine sichere Verbindung an, die ${productName} nutzen kann, daher wurde nichts gesendet. Prüfen Sie die Adresse des Dienstes; wenn sie stimmt, ist der Dienst vielleicht veraltet.`,
};
