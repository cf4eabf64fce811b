import type { LogoutReply } from '../../../electron/services/openbox/api.ts';
import type { ServiceProblem } from '../../../shared/problem.ts';
import type { WireFormat } from '../../../shared/wire-format.ts';

/** What must be made of a reply: one judgement, or one for each format. */
export type Expected = LogoutReply | Readonly<Record<WireFormat, LogoutReply>>;

/** A reply with HTTP 200 and a body that is not quite what the document shows. */
export interface HostileBody {
  readonly name: string;
  readonly body: (format: WireFormat) => string | Uint8Array;
  readonly contentType?: string;
  readonly expected: Expected;
}

export const ended: LogoutReply = { kind: 'ended' };
export const alreadyEnded: LogoutReply = { kind: 'already-ended' };
export const restricted: LogoutReply = { kind: 'restricted' };

export function unclear(problem: ServiceProblem): LogoutReply {
  return { kind: 'unclear', problem };
}

export const malformed = unclear({ kind: 'malformed' });
export const unknownStatus = unclear({ kind: 'unknown-status' });

export const prolog = (format: WireFormat): string =>
  format === 'soap'
    ? '<?xml version="1.0" encoding="UTF-8"?>\n'
    : "<?xml version='1.0' encoding='UTF-8' ?>\n";

/** The element that the status stands in, with anything in it. */
export function answer(format: WireFormat, inner: string): string {
  return format === 'soap'
    ? `<ns4:logoutResponse>\n${inner}</ns4:logoutResponse>`
    : `<response>\n${inner}\n</response>`;
}

export const envelopeStart =
  '<SOAP-ENV:Envelope  xmlns:SOAP-ENV="http://schemas.xmlsoap.org/soap/envelope/"\n' +
  'xmlns:xsd="http://www.w3.org/2001/XMLSchema"\nxmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"\n' +
  'xmlns:SOAP-ENC="http://schemas.xmlsoap.org/soap/encoding/"\nxmlns:ns4="urn:boxnet"\n' +
  'SOAP-ENV:encodingStyle="http://schemas.xmlsoap.org/soap/encoding/">\n';

/** What goes around an answer, without the prolog. */
export function root(format: WireFormat, around: string): string {
  return format === 'soap'
    ? `${envelopeStart}<SOAP-ENV:Body>\n${around}\n</SOAP-ENV:Body>\n</SOAP-ENV:Envelope>`
    : around;
}

/** A whole document with anything in the answer. */
export function reply(format: WireFormat, inner: string): string {
  return `${prolog(format)}${root(format, answer(format, inner))}\n`;
}

/** The document's own reply, with any status. */
export function statusReply(format: WireFormat, status: string): string {
  const type = format === 'soap' ? ' xsi:type="xsd:string"' : '';
  return reply(format, `<status${type}>${status}</status>`);
}

export const ok = '<status>logout_ok</status>';

export const fault =
  `${prolog('soap')}${envelopeStart}<SOAP-ENV:Body><SOAP-ENV:Fault><faultcode>SOAP-ENV:Server</faultcode>` +
  '<faultstring>logout_ok</faultstring></SOAP-ENV:Fault></SOAP-ENV:Body></SOAP-ENV:Envelope>';
