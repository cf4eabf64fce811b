import type { Call } from './api.ts';
import { apiNamespace, isAction, soapNamespace } from './vocabulary.ts';
import { readXml, type XmlElement } from './xml.ts';

/** A call, or why there is none. */
export type CallReading =
  | { readonly kind: 'call'; readonly call: Call }
  /** Well written, but asks for something that the service does not have. */
  | { readonly kind: 'unknown-action' }
  /** Not a request of this format. `why` quotes nothing of the request. */
  | { readonly kind: 'malformed'; readonly why: string }
  /** SOAP of another version than 1.1. */
  | { readonly kind: 'version-mismatch' };

/** The parameters are in the query, in any order, by GET and by POST. */
export function readRest(query: URLSearchParams): CallReading {
  return callOf(
    query.get('action') ?? '',
    [...query].filter(([name]) => name !== 'action' && name !== 'sid'),
  );
}

/** `<request><action>…</action><api_key>…</api_key>…</request>` */
export function readXmlRequest(text: string): CallReading {
  const reading = readXml(text);
  if (reading.kind === 'malformed') return reading;
  const { root } = reading;
  if (root.name !== 'request' || root.namespace !== '') return malformed('the root element is not request');
  const fields = fieldsOf(root);
  if (!fields) return malformed('an element inside a parameter');
  const named = fields.filter(([name]) => name === 'action');
  if (named.length > 1) return malformed('action is given twice');
  return callOf(
    named[0]?.[1] ?? '',
    fields.filter(([name]) => name !== 'action' && name !== 'sid'),
  );
}

/**
 * SOAP 1.1: the operation is the Body's child, by namespace and local name; its parameters go by local name alone,
 * since some clients let them inherit the operation's namespace. SOAPAction is not looked at: many clients leave it out.
 */
export function readSoap(text: string): CallReading {
  const reading = readXml(text);
  if (reading.kind === 'malformed') return reading;
  const { root } = reading;
  if (root.name === 'Envelope' && root.namespace !== soapNamespace) return { kind: 'version-mismatch' };
  if (root.name !== 'Envelope') return malformed('the root element is not Envelope');
  const bodies = root.children.filter((child) => child.name === 'Body' && child.namespace === soapNamespace);
  const operation = bodies[0]?.children[0];
  if (bodies.length !== 1 || !operation) return malformed('not one Body with an operation in it');
  if (operation.namespace !== apiNamespace) return { kind: 'unknown-action' };
  const fields = fieldsOf(operation);
  if (!fields) return malformed('an element inside a parameter');
  return callOf(operation.name, fields);
}

function fieldsOf(element: XmlElement): [string, string][] | undefined {
  if (element.children.some((child) => child.children.length > 0)) return undefined;
  return element.children.map((child) => [child.name, child.text]);
}

function callOf(action: string, fields: readonly (readonly [string, string])[]): CallReading {
  if (!isAction(action)) return { kind: 'unknown-action' };
  const parameters = new Map(fields);
  // Which of two values was meant is anybody's guess; better that a client learns of it here.
  if (parameters.size < fields.length) return malformed('a parameter is given twice');
  const [token, sid] = [parameters.get('auth_token'), parameters.get('sid')];
  if (token !== undefined && sid !== undefined && token !== sid)
    return malformed('auth_token and sid differ');
  return { kind: 'call', call: { action, parameters } };
}

function malformed(why: string): CallReading {
  return { kind: 'malformed', why };
}
