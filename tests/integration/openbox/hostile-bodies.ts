import type { LogoutReply } from '../../../electron/core/ports/openbox.ts';
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

const malformed = unclear({ kind: 'malformed' });
const unknownStatus = unclear({ kind: 'unknown-status' });

const prolog = (format: WireFormat) =>
  format === 'soap'
    ? '<?xml version="1.0" encoding="UTF-8"?>\n'
    : "<?xml version='1.0' encoding='UTF-8' ?>\n";

/** The element that the status stands in, with anything in it. */
function answer(format: WireFormat, inner: string): string {
  return format === 'soap'
    ? `<ns4:logoutResponse>\n${inner}</ns4:logoutResponse>`
    : `<response>\n${inner}\n</response>`;
}

const envelopeStart =
  '<SOAP-ENV:Envelope  xmlns:SOAP-ENV="http://schemas.xmlsoap.org/soap/envelope/"\n' +
  'xmlns:xsd="http://www.w3.org/2001/XMLSchema"\nxmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"\n' +
  'xmlns:SOAP-ENC="http://schemas.xmlsoap.org/soap/encoding/"\nxmlns:ns4="urn:boxnet"\n' +
  'SOAP-ENV:encodingStyle="http://schemas.xmlsoap.org/soap/encoding/">\n';

/** What goes around an answer, without the prolog. */
function root(format: WireFormat, around: string): string {
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

const ok = '<status>logout_ok</status>';

export const fault =
  `${prolog('soap')}${envelopeStart}<SOAP-ENV:Body><SOAP-ENV:Fault><faultcode>SOAP-ENV:Server</faultcode>` +
  '<faultstring>logout_ok</faultstring></SOAP-ENV:Fault></SOAP-ENV:Body></SOAP-ENV:Envelope>';

/** A body for each status, and one for each way to say it a little differently. */
const statuses: readonly HostileBody[] = [
  { name: 'logout_ok', body: (f) => statusReply(f, 'logout_ok'), expected: ended },
  { name: 'not_logged_in', body: (f) => statusReply(f, 'not_logged_in'), expected: alreadyEnded },
  { name: 'invalid_auth_token', body: (f) => statusReply(f, 'invalid_auth_token'), expected: alreadyEnded },
  { name: 'not_logged_id', body: (f) => statusReply(f, 'not_logged_id'), expected: alreadyEnded },
  {
    name: 'application_restricted',
    body: (f) => statusReply(f, 'application_restricted'),
    expected: restricted,
  },
  { name: 'an unknown status', body: (f) => statusReply(f, 'logout_failed'), expected: unknownStatus },
  { name: "another call's status", body: (f) => statusReply(f, 'get_ticket_ok'), expected: unknownStatus },
  { name: 'wrong_input', body: (f) => statusReply(f, 'wrong_input'), expected: unknownStatus },
  { name: 'the status in capitals', body: (f) => statusReply(f, 'LOGOUT_OK'), expected: unknownStatus },
  {
    name: 'two statuses in one',
    body: (f) => statusReply(f, 'logout_ok not_logged_in'),
    expected: unknownStatus,
  },
  { name: 'a longer status', body: (f) => statusReply(f, 'logout_ok_not'), expected: unknownStatus },
  { name: 'a shorter status', body: (f) => statusReply(f, 'logout_o'), expected: unknownStatus },
  {
    name: 'a status with a Cyrillic letter',
    body: (f) => statusReply(f, 'lоgout_ok'),
    expected: unknownStatus,
  },
  {
    name: 'a status with a zero width space',
    body: (f) => statusReply(f, 'logout_ok\u200b'),
    expected: unknownStatus,
  },
  {
    name: 'a status within no-break spaces',
    body: (f) => statusReply(f, '\u00a0logout_ok\u00a0'),
    expected: unknownStatus,
  },
  {
    name: 'a status of 60,000 characters',
    body: (f) => statusReply(f, 'logout_ok'.repeat(6_667)),
    expected: unknownStatus,
  },
  {
    name: 'white space around the status',
    body: (f) => statusReply(f, '\r\n\t logout_ok\n '),
    expected: ended,
  },
  {
    name: 'white space within the status',
    body: (f) => statusReply(f, 'logout\n_ok'),
    expected: unknownStatus,
  },
  { name: 'the status in CDATA', body: (f) => statusReply(f, '<![CDATA[logout_ok]]>'), expected: ended },
  {
    name: 'half the status in CDATA',
    body: (f) => statusReply(f, 'not_<![CDATA[logged]]>_in'),
    expected: alreadyEnded,
  },
  { name: 'markup in CDATA', body: (f) => statusReply(f, `<![CDATA[${ok}]]>`), expected: unknownStatus },
  {
    name: 'references in CDATA',
    body: (f) => statusReply(f, '<![CDATA[logout&#95;ok]]>'),
    expected: unknownStatus,
  },
  { name: 'a character reference', body: (f) => statusReply(f, 'logout&#95;ok'), expected: ended },
  {
    name: 'a reference to a reference',
    body: (f) => statusReply(f, 'logout&amp;#95;ok'),
    expected: unknownStatus,
  },
  { name: 'a reference to a NUL', body: (f) => statusReply(f, 'logout_ok&#0;'), expected: malformed },
  {
    name: 'a reference beyond Unicode',
    body: (f) => statusReply(f, 'logout_ok&#x110000;'),
    expected: malformed,
  },
  {
    name: 'a reference to half a surrogate pair',
    body: (f) => statusReply(f, 'logout_ok&#xd800;'),
    expected: malformed,
  },
  { name: 'an entity of HTML', body: (f) => statusReply(f, 'logout_ok&nbsp;'), expected: malformed },
  {
    name: 'a comment in the status',
    body: (f) => statusReply(f, 'logout<!-- no -->_ok'),
    expected: malformed,
  },
  {
    name: 'a comment behind the status',
    body: (f) => statusReply(f, 'logout_ok<!-- no -->_not'),
    expected: malformed,
  },
  { name: 'an element in the status', body: (f) => statusReply(f, '<b>logout_ok</b>'), expected: malformed },
  {
    name: 'an element beside the status',
    body: (f) => statusReply(f, 'logout_ok<br/>'),
    expected: malformed,
  },
  { name: 'no text in the status', body: (f) => statusReply(f, ''), expected: malformed },
  { name: 'blanks in the status', body: (f) => statusReply(f, ' \n '), expected: malformed },
  { name: 'a NUL in the status', body: (f) => statusReply(f, 'logout_ok\u0000'), expected: malformed },
  {
    name: 'a control character in the status',
    body: (f) => statusReply(f, 'logout_ok\u0008'),
    expected: malformed,
  },
];

const structures: readonly HostileBody[] = [
  { name: 'two statuses alike', body: (f) => reply(f, ok + ok), expected: malformed },
  {
    name: 'two statuses that differ',
    body: (f) => reply(f, `${ok}<status>not_logged_in</status>`),
    expected: malformed,
  },
  { name: 'a status and an empty one', body: (f) => reply(f, `${ok}<status/>`), expected: malformed },
  {
    name: 'a status and one with a prefix',
    body: (f) => reply(f, `${ok}<x:status xmlns:x="urn:x">not_logged_in</x:status>`),
    // Only by SOAP do prefixes not count.
    expected: { soap: malformed, xml: ended, rest: ended },
  },
  {
    name: 'a status with a prefix',
    body: (f) => reply(f, '<x:status xmlns:x="urn:x">logout_ok</x:status>'),
    expected: { soap: ended, xml: malformed, rest: malformed },
  },
  {
    name: 'a status with two prefixes',
    body: (f) => reply(f, '<x:y:status>logout_ok</x:y:status>'),
    expected: malformed,
  },
  {
    name: 'a status with an empty prefix',
    body: (f) => reply(f, '<:status>logout_ok</:status>'),
    expected: malformed,
  },
  { name: 'a status in capitals', body: (f) => reply(f, '<STATUS>logout_ok</STATUS>'), expected: malformed },
  { name: 'no status', body: (f) => reply(f, '<stat>logout_ok</stat>'), expected: malformed },
  { name: 'the status without an element', body: (f) => reply(f, 'logout_ok'), expected: malformed },
  {
    name: 'the status as an attribute',
    body: (f) => reply(f, '<a status="logout_ok"/>'),
    expected: malformed,
  },
  { name: 'the status a level deeper', body: (f) => reply(f, `<result>${ok}</result>`), expected: malformed },
  { name: 'the status as the root', body: (f) => prolog(f) + ok, expected: malformed },
  { name: 'the status in a comment', body: (f) => reply(f, `<!-- ${ok} -->`), expected: malformed },
  {
    name: 'another status in a comment',
    body: (f) => reply(f, `<!-- <status>not_logged_in</status> -->${ok}`),
    expected: ended,
  },
  {
    name: 'a nil status',
    body: (f) => reply(f, '<status xmlns:xsi="urn:i" xsi:nil="true">logout_ok</status>'),
    expected: malformed,
  },
  {
    name: 'more beside the status',
    body: (f) => reply(f, `<a b="c">d</a>${ok}<error>e</error>`),
    expected: ended,
  },
  { name: 'text beside the status', body: (f) => reply(f, `Notice: undefined index ${ok}`), expected: ended },
  {
    name: "another call's answer",
    body: (f) => reply(f, ok).replaceAll('logoutResponse', 'get_ticketResponse'),
    expected: { soap: malformed, xml: ended, rest: ended },
  },
  {
    name: 'the request given back',
    body: (f) => reply(f, ok).replaceAll('logoutResponse', 'logout').replaceAll('response>', 'request>'),
    expected: malformed,
  },
  {
    name: 'an answer of the other kind',
    body: (f) => reply(f === 'soap' ? 'xml' : 'soap', ok),
    expected: malformed,
  },
  {
    name: 'an answer within an answer',
    body: (f) => prolog(f) + root(f, answer(f, answer(f, ok))),
    expected: malformed,
  },
  {
    name: 'two answers',
    body: (f) => prolog(f) + root(f, answer(f, ok) + answer(f, ok)),
    expected: malformed,
  },
  { name: 'two roots', body: (f) => reply(f, ok) + root(f, answer(f, ok)), expected: malformed },
  {
    name: 'two roots that differ',
    body: (f) => statusReply(f, 'logout_ok') + root(f, answer(f, '<status>not_logged_in</status>')),
    expected: malformed,
  },
  {
    name: 'two bodies in the envelope',
    body: () =>
      `${prolog('soap')}${envelopeStart}<SOAP-ENV:Body>${answer('soap', ok)}</SOAP-ENV:Body><SOAP-ENV:Body/></SOAP-ENV:Envelope>`,
    expected: malformed,
  },
  {
    name: 'an envelope with a header',
    body: () =>
      reply('soap', ok).replace('<SOAP-ENV:Body>', `<SOAP-ENV:Header>${ok}</SOAP-ENV:Header><SOAP-ENV:Body>`),
    expected: { soap: ended, xml: malformed, rest: malformed },
  },
  {
    name: 'an envelope without a body',
    body: () => `${prolog('soap')}${envelopeStart}${answer('soap', ok)}</SOAP-ENV:Envelope>`,
    expected: malformed,
  },
  {
    name: 'an envelope in the default namespace',
    body: () =>
      `<Envelope xmlns="http://schemas.xmlsoap.org/soap/envelope/"><Body><logoutResponse xmlns="urn:boxnet">${ok}</logoutResponse></Body></Envelope>`,
    expected: { soap: ended, xml: malformed, rest: malformed },
  },
  {
    name: 'a SOAP Fault',
    body: () => fault,
    expected: { soap: unclear({ kind: 'fault' }), xml: malformed, rest: malformed },
  },
  {
    name: 'a SOAP Fault beside an answer',
    body: () => fault.replace('</SOAP-ENV:Body>', `${answer('soap', ok)}</SOAP-ENV:Body>`),
    expected: malformed,
  },
  {
    name: 'an element named __proto__',
    body: (f) => reply(f, `<__proto__>${ok}</__proto__>`),
    expected: malformed,
  },
  { name: 'an element named constructor', body: (f) => reply(f, `${ok}<constructor/>`), expected: malformed },
];

const notOpenBox: readonly HostileBody[] = [
  { name: 'nothing', body: () => '', expected: malformed },
  { name: 'blanks', body: () => ' \r\n\t ', expected: malformed },
  { name: 'plain text', body: () => 'logout_ok', contentType: 'text/plain', expected: malformed },
  {
    name: 'JSON',
    body: () => '{"response":{"status":"logout_ok"}}',
    contentType: 'application/json',
    expected: malformed,
  },
  {
    name: 'HTML',
    body: () => `<!DOCTYPE html><title>Login</title><p>${ok}<br>`,
    contentType: 'text/html',
    expected: malformed,
  },
  {
    name: 'XHTML',
    body: () => `<html><body><p>${ok}</p></body></html>`,
    contentType: 'text/html',
    expected: malformed,
  },
  {
    name: 'random bytes',
    body: () => Uint8Array.from({ length: 999 }, (_, i) => (i * 7919) % 251),
    expected: malformed,
  },
  { name: 'the prolog alone', body: prolog, expected: malformed },
];

/** The document's reply with something put in front of its root. */
function after(format: WireFormat, between: string, inner = ok): string {
  return prolog(format) + between + root(format, answer(format, inner));
}

const doctypes: readonly HostileBody[] = [
  { name: 'a DOCTYPE', body: (f) => after(f, '<!DOCTYPE response>'), expected: malformed },
  {
    name: 'a DOCTYPE after a comment',
    body: (f) => after(f, '<!-- a --><!DOCTYPE response>'),
    expected: malformed,
  },
  {
    name: 'the status as an entity',
    body: (f) => after(f, '<!DOCTYPE r [<!ENTITY s "logout_ok">]>', '<status>&s;</status>'),
    expected: malformed,
  },
  {
    name: 'a known entity defined anew',
    body: (f) => after(f, '<!DOCTYPE r [<!ENTITY lt "logout_ok">]>', '<status>&lt;</status>'),
    expected: malformed,
  },
  {
    name: 'a file as an entity',
    body: (f) => after(f, '<!DOCTYPE r [<!ENTITY s SYSTEM "file:///etc/hostname">]>', '<status>&s;</status>'),
    expected: malformed,
  },
  {
    name: 'a billion laughs',
    body: (f) =>
      after(
        f,
        `<!DOCTYPE r [<!ENTITY a0 "ha">${Array.from({ length: 30 }, (_, i) => `<!ENTITY a${i + 1} "&a${i};&a${i};">`).join('')}]>`,
        '<status>&a30;</status>',
      ),
    expected: malformed,
  },
  { name: 'an entity of nobody', body: (f) => reply(f, '<status>&status;</status>'), expected: malformed },
  {
    name: 'a declaration in the answer',
    body: (f) => reply(f, `<!ELEMENT status ANY>${ok}`),
    expected: malformed,
  },
  {
    name: 'a processing instruction',
    body: (f) => after(f, '<?xml-stylesheet href="a"?>'),
    expected: malformed,
  },
  { name: 'a second prolog', body: (f) => reply(f, `<?xml version="1.0"?>${ok}`), expected: malformed },
];

const wellFormedness: readonly HostileBody[] = [
  { name: 'no prolog', body: (f) => root(f, answer(f, ok)), expected: ended },
  { name: 'an empty line before the prolog', body: (f) => `\n${reply(f, ok)}`, expected: malformed },
  {
    name: 'a prolog that is none',
    body: (f) => reply(f, ok).replace(/version=\S+/, 'version=1.0'),
    expected: malformed,
  },
  { name: 'text before the root', body: (f) => after(f, 'Warning: '), expected: malformed },
  { name: 'text after the root', body: (f) => `${reply(f, ok)}x`, expected: malformed },
  { name: 'CDATA after the root', body: (f) => `${reply(f, ok)}<![CDATA[x]]>`, expected: malformed },
  {
    name: 'a comment after the root',
    body: (f) => `${reply(f, ok)}<!-- served by box07 -->`,
    expected: ended,
  },
  { name: 'a comment with -- in it', body: (f) => `${reply(f, ok)}<!-- a -- b -->`, expected: malformed },
  { name: 'a comment without an end', body: (f) => `${reply(f, ok)}<!-- a`, expected: malformed },
  {
    name: 'CDATA in small letters',
    body: (f) => reply(f, '<status><![cdata[logout_ok]]></status>'),
    expected: malformed,
  },
  { name: ']]> in text', body: (f) => reply(f, `${ok}<a>]]></a>`), expected: malformed },
  { name: 'an & by itself', body: (f) => reply(f, `${ok}<a>R & D</a>`), expected: malformed },
  {
    name: 'the last tag missing',
    body: (f) =>
      reply(f, ok)
        .trimEnd()
        .replace(/<\/[^<]*$/, ''),
    expected: malformed,
  },
  {
    name: 'the last character missing',
    body: (f) => reply(f, ok).trimEnd().slice(0, -1),
    expected: malformed,
  },
  {
    name: 'cut off behind the status',
    body: (f) => reply(f, ok).split('</status>')[0] + '</status>',
    expected: malformed,
  },
  { name: 'the status not closed', body: (f) => reply(f, '<status>logout_ok'), expected: malformed },
  {
    name: 'tags that overlap',
    body: (f) => reply(f, '<status><b>logout_ok</status></b>'),
    expected: malformed,
  },
  { name: 'an attribute without quotes', body: (f) => reply(f, `<a b=c/>${ok}`), expected: malformed },
  { name: 'an attribute twice', body: (f) => reply(f, `<a b="c" b="d"/>${ok}`), expected: malformed },
  { name: '< in an attribute', body: (f) => reply(f, `<a b="<"/>${ok}`), expected: malformed },
  {
    name: '10,000 elements, each in the last',
    body: (f) => reply(f, `${'<a>'.repeat(9_000)}${ok}${'</a>'.repeat(9_000)}`.slice(0, 63_000)),
    expected: malformed,
  },
  {
    name: '33 elements deep',
    body: (f) => reply(f, `${ok}${'<a>'.repeat(33)}${'</a>'.repeat(33)}`),
    expected: malformed,
  },
  {
    name: '5,000 attributes',
    body: (f) => reply(f, `<a${Array.from({ length: 5_000 }, (_, i) => ` a${i}=""`).join('')}/>${ok}`),
    expected: ended,
  },
  {
    name: '15,000 elements side by side',
    body: (f) => reply(f, `${'<a/>'.repeat(15_000)}${ok}`),
    expected: ended,
  },
];

const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le');

const encodings: readonly HostileBody[] = [
  { name: 'a byte order mark', body: (f) => `\ufeff${reply(f, ok)}`, expected: ended },
  { name: 'two byte order marks', body: (f) => `\ufeff\ufeff${reply(f, ok)}`, expected: malformed },
  { name: 'UTF-16', body: (f) => utf16(reply(f, ok).replace('UTF-8', 'UTF-16')), expected: malformed },
  { name: 'UTF-16, big-endian', body: (f) => utf16(reply(f, ok)).swap16(), expected: malformed },
  {
    name: 'ASCII that says it is UTF-16',
    body: (f) => reply(f, ok).replace('UTF-8', 'UTF-16'),
    expected: malformed,
  },
  {
    name: 'ASCII that says it is ISO-8859-1',
    body: (f) => reply(f, ok).replace('UTF-8', 'ISO-8859-1'),
    expected: ended,
  },
  {
    name: 'UTF-8 that says it is ISO-8859-1',
    body: (f) => reply(f, `${ok}<a>é</a>`).replace('UTF-8', 'ISO-8859-1'),
    expected: malformed,
  },
  {
    name: 'UTF-7',
    body: (f) => reply(f, '+ADw-status+AD4-logout_ok').replace('UTF-8', 'UTF-7'),
    expected: malformed,
  },
  { name: 'ISO-8859-1', body: (f) => Buffer.from(reply(f, `${ok}<a>é</a>`), 'latin1'), expected: malformed },
  {
    name: 'an overlong form in UTF-8',
    body: (f) => Buffer.from(reply(f, `${ok}<a>\u00c0\u00af</a>`), 'latin1'),
    expected: malformed,
  },
  {
    name: 'half a character in UTF-8',
    body: (f) => Buffer.from(reply(f, `${ok}<a>\u00f0\u009f</a>`), 'latin1'),
    expected: malformed,
  },
  {
    name: 'ASCII under charset=ISO-8859-1',
    body: (f) => reply(f, ok),
    contentType: 'text/xml; charset=ISO-8859-1',
    expected: ended,
  },
  {
    name: 'UTF-8 under charset=ISO-8859-1',
    body: (f) => reply(f, `${ok}<a>é</a>`),
    contentType: 'text/xml; charset="iso-8859-1"',
    expected: malformed,
  },
  {
    name: 'ASCII under charset=UTF-16',
    body: (f) => reply(f, ok),
    contentType: 'text/xml;charset=utf-16',
    expected: malformed,
  },
  {
    name: 'a true reply under text/html',
    body: (f) => reply(f, ok),
    contentType: 'text/html',
    expected: ended,
  },
  {
    name: 'a true reply under no charset',
    body: (f) => reply(f, ok),
    contentType: 'application/octet-stream',
    expected: ended,
  },
];

export const hostileBodies: readonly HostileBody[] = [
  ...statuses,
  ...structures,
  ...notOpenBox,
  ...doctypes,
  ...wellFormedness,
  ...encodings,
];
