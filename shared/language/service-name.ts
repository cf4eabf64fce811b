import { isolated, nameInSentence, plainText } from './names.ts';

const defaultPorts: Readonly<Record<string, string>> = { 'https:': '443', 'http:': '80' };

/**
 * What a person calls a service, as it stands in a sentence: the host of its address, with the port where it is not the scheme's own.
 * Takes the API's address, for example https://www.box.net/api/1.0/; what is no such address is given back as it is.
 */
export function serviceName(address: string): string {
  return isolated(hostOf(address));
}

/** The host of an address, with the port where it is not the scheme’s own; what is no address is given back as it is. */
export function hostOf(address: string): string {
  const parts = /^([a-z][a-z0-9+.-]*:)\/\/(?:[^/?#@]*@)?(\[[^\]]*\]|[^/?#:]+)(?::(\d*))?(?:[/?#]|$)/i.exec(
    address,
  );
  if (parts === null) return plainText(address);
  const [, scheme = '', host = '', port = ''] = parts;
  const name = plainText(host.toLowerCase());
  return port === '' || port === defaultPorts[scheme.toLowerCase()] ? name : `${name}:${port}`;
}

/** What a service on the list is called, as it stands in a sentence: the name that it was given there, or else its address's host. */
export function listedName({ name, address }: { readonly name: string; readonly address: string }): string {
  return name === '' ? serviceName(address) : nameInSentence(name);
}
