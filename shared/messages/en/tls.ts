import type { TlsReason } from '../../problem.ts';
import { productName } from '../../product-name.ts';

/** For each thing that can be wrong with a connection that is not secure: what it is, and what a person can do about it. */
export const tlsWords: Readonly<Record<TlsReason, (host: string) => string>> = {
  authority: (host) =>
    `The certificate of ${host} comes from an authority that this computer does not know, so nothing was sent. If your organization runs the service, or watches over this network, ask it how to add its authority to this computer; otherwise try another network.`,
  date: (host) =>
    `The certificate of ${host} has expired or is not valid yet, so nothing was sent. Check the date of this computer; if it is right, the service has to renew its certificate.`,
  name: (host) =>
    `The certificate that came from ${host} is for another address, so nothing was sent. Check the service address and the network you are on, then try again.`,
  weak: (host) =>
    `The certificate of ${host} is too weak to rely on, so nothing was sent. Whoever runs the service has to replace it.`,
  protocol: (host) =>
    `${host} offers no way to connect securely that ${productName} can use, so nothing was sent. Check the service address; if it is right, the service may be out of date.`,
};
