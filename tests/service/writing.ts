import type { Reply } from './api.ts';
import type { User } from './configuration.ts';
import { apiNamespace, soapEncoding, soapNamespace, type Action, type Format } from './vocabulary.ts';
import { escapeXml } from './xml.ts';

/** The content type of every reply, whatever its format. */
export const replyType = 'text/xml; charset=UTF-8';

/** Writes a reply as the reference document's examples show it. */
export function writeReply(format: Format, action: Action, reply: Reply): string {
  return format === 'soap' ? writeSoap(action, reply) : writePlain(reply);
}

/** A SOAP Fault; `code` without its prefix. */
export function writeFault(code: 'Client' | 'Server' | 'VersionMismatch', message: string): string {
  return envelope(
    `<SOAP-ENV:Fault><faultcode>SOAP-ENV:${code}</faultcode><faultstring>${escapeXml(message)}</faultstring></SOAP-ENV:Fault>`,
  );
}

function writePlain(reply: Reply): string {
  const lines = [`<status>${escapeXml(reply.status)}</status>`];
  if (reply.ticket !== undefined) lines.push(`<ticket>${escapeXml(reply.ticket)}</ticket>`);
  if (reply.authToken !== undefined) lines.push(`<auth_token>${escapeXml(reply.authToken)}</auth_token>`);
  if (reply.user) {
    const fields = userFields(reply.user).map(([name, , value]) => `<${name}>${escapeXml(value)}</${name}>`);
    lines.push(`<user>${fields.join('')}</user>`);
  }
  return `<?xml version='1.0' encoding='UTF-8' ?>\n<response>\n${lines.join('\n')}\n</response>\n`;
}

function writeSoap(action: Action, reply: Reply): string {
  const parts = [typed('status', 'xsd:string', escapeXml(reply.status))];
  if (reply.ticket !== undefined) parts.push(typed('ticket', 'xsd:string', escapeXml(reply.ticket)));
  if (reply.authToken !== undefined)
    parts.push(typed('auth_token', 'xsd:string', escapeXml(reply.authToken)));
  if (reply.user) {
    const fields = userFields(reply.user).map(([name, type, value]) => typed(name, type, escapeXml(value)));
    parts.push(typed('user', 'ns4:SOAPUser', fields.join('')));
  }
  return envelope(`<ns4:${action}Response>\n${parts.join('\n')}</ns4:${action}Response>`);
}

function typed(name: string, type: string, content: string): string {
  return `<${name} xsi:type="${type}">${content}</${name}>`;
}

function envelope(body: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<SOAP-ENV:Envelope xmlns:SOAP-ENV="${soapNamespace}"
xmlns:xsd="http://www.w3.org/2001/XMLSchema"
xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
xmlns:SOAP-ENC="${soapEncoding}"
xmlns:ns4="${apiNamespace}"
SOAP-ENV:encodingStyle="${soapEncoding}">
<SOAP-ENV:Body>
${body}
</SOAP-ENV:Body>
</SOAP-ENV:Envelope>
`;
}

/** All of them, always: clients are known that crash without one. */
function userFields(user: User): readonly (readonly [name: string, type: string, value: string])[] {
  return [
    ['login', 'xsd:string', user.login],
    ['email', 'xsd:string', user.email],
    ['access_id', 'xsd:int', String(user.userId)],
    ['user_id', 'xsd:int', String(user.userId)],
    ['space_amount', 'xsd:long', String(user.spaceAmount)],
    ['space_used', 'xsd:long', String(user.spaceUsed)],
    ['max_upload_size', 'xsd:long', '1073741824'],
  ];
}
