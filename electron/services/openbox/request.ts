import type { HttpRequest } from '../../core/ports/http.ts';
import type { Secret } from '../../core/secret.ts';
import type { WireFormat } from '../../../shared/wire-format.ts';
import { assertNever } from '../../../shared/assert-never.ts';

/** The calls of the OpenBox API 1.0 that Signoff makes, by their names on the wire. */
export type Action = 'get_ticket' | 'get_auth_token' | 'get_account_info' | 'logout';

export interface Parameter {
  readonly name: 'api_key' | 'auth_token' | 'ticket';
  readonly value: Secret;
}

/** A call before it is written in a format; the parameters are in their order on the wire. */
export interface Call {
  readonly action: Action;
  readonly parameters: readonly Parameter[];
}

/**
 * Writes a call as the reference document shows it. `address` ends in a slash.
 * Null: the format cannot carry one of the values (XML 1.0 has no way to write most control characters, nothing has
 * one for half a surrogate pair). Sending something else in its place could reach somebody else's session.
 */
export function writeRequest(call: Call, format: WireFormat, address: string): HttpRequest | null {
  switch (format) {
    case 'soap':
      return writeXmlRequest(call, `${address}soap`, soapBody, {
        SOAPAction: `"urn:boxnet#Box_SoapApi#${call.action}"`,
      });
    case 'xml':
      return writeXmlRequest(call, `${address}xml`, xmlBody, {});
    case 'rest':
      return writeRestRequest(call, `${address}rest`);
    default:
      return assertNever(format, 'wire format');
  }
}

/** Any true answer is far too short to be worth compressing, and a compressed one can be a bomb. */
const plainReply = { Accept: 'text/xml', 'Accept-Encoding': 'identity' };

function writeXmlRequest(
  call: Call,
  url: string,
  write: (call: Call) => string,
  headers: Readonly<Record<string, string>>,
): HttpRequest | null {
  if (!call.parameters.every(({ value }) => fitsXml(value.reveal()))) return null;
  return {
    method: 'POST',
    url,
    headers: { ...plainReply, 'Content-Type': 'text/xml; charset=UTF-8', ...headers },
    body: write(call),
  };
}

function writeRestRequest(call: Call, url: string): HttpRequest | null {
  if (!call.parameters.every(({ value }) => value.reveal().isWellFormed())) return null;
  const query = call.parameters
    .map(({ name, value }) => `&${name}=${encodeURIComponent(value.reveal())}`)
    .join('');
  return { method: 'GET', url: `${url}?action=${call.action}${query}`, headers: plainReply, body: null };
}

/** The document's line breaks and its two spaces after `Envelope` are kept: what is sent is what it shows. */
function soapBody({ action, parameters }: Call): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<SOAP-ENV:Envelope  xmlns:SOAP-ENV="http://schemas.xmlsoap.org/soap/envelope/"',
    'xmlns:xsd="http://www.w3.org/2001/XMLSchema"',
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"',
    'xmlns:SOAP-ENC="http://schemas.xmlsoap.org/soap/encoding/"',
    'xmlns:ns4="urn:boxnet"',
    'SOAP-ENV:encodingStyle="http://schemas.xmlsoap.org/soap/encoding/">',
    '<SOAP-ENV:Body>',
    `<ns4:${action}>`,
    ...parameters.map(({ name, value }) => {
      // The document names the token `sid` in logout by SOAP; the WSDL names it `auth_token` everywhere.
      const element = action === 'logout' && name === 'auth_token' ? 'sid' : name;
      return `<${element} xsi:type="xsd:string">${escapeText(value.reveal())}</${element}>`;
    }),
    `</ns4:${action}>`,
    '</SOAP-ENV:Body>',
    '</SOAP-ENV:Envelope>',
  ].join('\n');
}

function xmlBody({ action, parameters }: Call): string {
  return [
    "<?xml version='1.0' encoding='UTF-8' ?>",
    '<request>',
    `<action>${action}</action>`,
    ...parameters.map(({ name, value }) => `<${name}>${escapeText(value.reveal())}</${name}>`),
    '</request>',
  ].join('\n');
}

const references: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Tabs and line breaks are written as references because a parser may turn them into others, or trim them. */
function escapeText(text: string): string {
  return text.replace(
    /[&<>\t\n\r]/g,
    (character) => references[character] ?? `&#${character.charCodeAt(0)};`,
  );
}

/** Of the control characters XML has tab, line feed and carriage return, and those from U+007F on (`C1` and delete). */
const leftOutOfXml = /[[\p{Cc}--[\t\n\r\u007f-\u009f]]\ufffe\uffff]/v;

/** Whether XML 1.0 can carry the text: its production [2] Char. */
function fitsXml(text: string): boolean {
  return text.isWellFormed() && !leftOutOfXml.test(text);
}
