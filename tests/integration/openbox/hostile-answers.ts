import {
  alreadyEnded,
  answer,
  ended,
  envelopeStart,
  fault,
  malformed,
  ok,
  prolog,
  reply,
  restricted,
  root,
  statusReply,
  unclear,
  unknownStatus,
  type HostileBody,
} from './expected-replies.ts';

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
    name: 'a status with 60,000 line breaks in it',
    body: (f) => statusReply(f, `logout_ok${'\n'.repeat(60_000)}b`),
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

/** What stands in a document that is sound as such. */
export const hostileAnswers: readonly HostileBody[] = [...statuses, ...structures];
