/** The API's own words, as OpenBox API 1.0 documents them. */

export const actions = ['get_ticket', 'get_auth_token', 'get_account_info', 'logout'] as const;
export type Action = (typeof actions)[number];

export const formats = ['soap', 'xml', 'rest'] as const;
export type Format = (typeof formats)[number];

export function isAction(name: string): name is Action {
  return (actions as readonly string[]).includes(name);
}

export function isFormat(name: string): name is Format {
  return (formats as readonly string[]).includes(name);
}

/** The namespace of every operation in SOAP. */
export const apiNamespace = 'urn:boxnet';
export const soapNamespace = 'http://schemas.xmlsoap.org/soap/envelope/';
export const soapEncoding = 'http://schemas.xmlsoap.org/soap/encoding/';

/** Where everything lies on the service's port. */
export const basePath = '/api/1.0/';
