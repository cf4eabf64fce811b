import type { TlsReason } from '../../problem.ts';
import { productName } from '../../product-name.ts';

/** For each thing that can be wrong with a connection that is not secure: what it is, and what a person can do about it. */
export const tlsWords: Readonly<Record<TlsReason, (host: string) => string>> = {
  authority: (host) =>
    `Le certificat de ${host} provient d’une autorité que cet ordinateur ne connaît pas : rien n’a donc été envoyé. Si votre organisation gère ce service ou surveille ce réseau, demandez-lui comment ajouter son autorité à cet ordinateur ; sinon, essayez un autre réseau.`,
  date: (host) =>
    `Le certificat de ${host} a expiré ou n’est pas encore valable : rien n’a donc été envoyé. Vérifiez la date de cet ordinateur ; si elle est juste, c’est au service de renouveler son certificat.`,
  name: (host) =>
    `Le certificat reçu de ${host} est établi pour une autre adresse : rien n’a donc été envoyé. Vérifiez l’adresse du service et le réseau que vous utilisez, puis réessayez.`,
  weak: (host) =>
    `Le certificat de ${host} est trop faible pour que l’on puisse s’y fier : rien n’a donc été envoyé. La personne qui gère le service doit le remplacer.`,
  protocol: (host) =>
    `${host} ne propose aucun moyen de communication sécurisé que ${productName} puisse utiliser : rien n’a donc été envoyé. Vérifiez l’adresse du service ; si elle est juste, le service est peut-être trop ancien.`,
};
