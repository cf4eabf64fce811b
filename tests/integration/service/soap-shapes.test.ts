import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startService, type RunningService } from '../../service/service.ts';
import { envelope } from './calls.ts';
import { exchange, httpRequest } from './raw.ts';

let service: RunningService;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.close());

const soap = 'http://schemas.xmlsoap.org/soap/envelope/';
const encoding = 'http://schemas.xmlsoap.org/soap/encoding/';
const types =
  'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema"';
const xmlType = 'Content-Type: text/xml; charset=utf-8';
const actionHeader = 'SOAPAction: "urn:boxnet#Box_SoapApi#logout"';

interface Shape {
  readonly who: string;
  readonly headers: readonly string[];
  readonly body: (key: string, token: string) => string;
}

/** One call as each known client writes it. */
const shapes: readonly Shape[] = [
  {
    who: 'the reference document',
    headers: [xmlType, actionHeader],
    body: (key, token) => `<?xml version="1.0" encoding="UTF-8"?>
<SOAP-ENV:Envelope  xmlns:SOAP-ENV="${soap}"
xmlns:xsd="http://www.w3.org/2001/XMLSchema"

xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
xmlns:SOAP-ENC="${encoding}"
xmlns:ns4="urn:boxnet"
SOAP-ENV:encodingStyle="${encoding}">
<SOAP-ENV:Body>
<ns4:logout>
<api_key xsi:type="xsd:string">${key}</api_key>
<sid xsi:type="xsd:string">${token}</sid>
</ns4:logout>
</SOAP-ENV:Body>
</SOAP-ENV:Envelope>`,
  },
  {
    who: '.NET: tns, encodingStyle on the Body',
    headers: [xmlType, actionHeader],
    body: (key, token) =>
      `<?xml version="1.0" encoding="utf-8"?><soap:Envelope xmlns:soap="${soap}" xmlns:soapenc="${encoding}" xmlns:tns="urn:boxnet"` +
      ` xmlns:types="urn:boxnet/encodedTypes" ${types}><soap:Body soap:encodingStyle="${encoding}"><tns:logout>` +
      `<api_key xsi:type="xsd:string">${key}</api_key><auth_token xsi:type="xsd:string">${token}</auth_token>` +
      '</tns:logout></soap:Body></soap:Envelope>',
  },
  {
    who: 'PHP: ns1',
    headers: [xmlType, actionHeader],
    body: (key, token) =>
      `<?xml version="1.0" encoding="UTF-8"?>\n<SOAP-ENV:Envelope xmlns:SOAP-ENV="${soap}" xmlns:ns1="urn:boxnet" ${types}` +
      ` xmlns:SOAP-ENC="${encoding}" SOAP-ENV:encodingStyle="${encoding}"><SOAP-ENV:Body><ns1:logout>` +
      `<api_key xsi:type="xsd:string">${key}</api_key><auth_token xsi:type="xsd:string">${token}</auth_token>` +
      '</ns1:logout></SOAP-ENV:Body></SOAP-ENV:Envelope>\n',
  },
  {
    who: 'Perl: a default namespace that the parameters inherit, SOAPAction of its own form',
    headers: [xmlType, 'SOAPAction: "urn:boxnet#logout"'],
    body: (key, token) =>
      `<?xml version="1.0" encoding="UTF-8"?><soap:Envelope soap:encodingStyle="${encoding}" xmlns:soap="${soap}" ${types}>` +
      `<soap:Body><logout xmlns="urn:boxnet"><api_key xsi:type="xsd:string">${key}</api_key>` +
      `<sid xsi:type="xsd:string">${token}</sid></logout></soap:Body></soap:Envelope>`,
  },
  {
    who: 'an old Java client: no Content-Type, no SOAPAction, no types, no prolog, a Header',
    headers: [],
    body: (key, token) =>
      `<e:Envelope xmlns:e='${soap}'><e:Header/><e:Body><n0:logout id='o0' xmlns:n0='urn:boxnet'><api_key>${key}</api_key>` +
      `<auth_token>${token}</auth_token></n0:logout></e:Body></e:Envelope>`,
  },
  {
    who: 'an unquoted SOAPAction, the token first, comments, CDATA and an extra parameter',
    headers: [xmlType, 'SOAPAction: urn:boxnet#Box_SoapApi#logout'],
    body: (key, token) =>
      `<!-- a --><Envelope xmlns="${soap}"><Body><x:logout xmlns:x="urn:boxnet"><!-- b --><sid><![CDATA[${token}]]></sid>` +
      `<?pi?><device>é</device><api_key>${key}</api_key></x:logout></Body></Envelope><!-- c -->`,
  },
  {
    who: 'a wrong SOAPAction: the Body decides',
    headers: [xmlType, 'SOAPAction: "urn:boxnet#Box_SoapApi#get_ticket"'],
    body: (key, token) => envelope(`<b:logout><api_key>${key}</api_key><sid>${token}</sid></b:logout>`),
  },
  {
    who: 'both names of the token, the same value',
    headers: [xmlType],
    body: (key, token) =>
      envelope(
        `<b:logout><api_key>${key}</api_key><sid>${token}</sid><auth_token>${token}</auth_token></b:logout>`,
      ),
  },
];

test.each(shapes)('$who', async ({ headers, body }) => {
  const token = service.issueToken();
  const refused = await exchange(
    service.url,
    httpRequest('soap', body(service.restrictedKey, token), headers),
  );
  expect(refused).toContain('>application_restricted<');
  const first = await exchange(service.url, httpRequest('soap', body(service.apiKey, token), headers));
  expect(first).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
  expect(first).toContain('>logout_ok<');
  expect(service.liveTokens()).not.toContain(token);
  expect(await exchange(service.url, httpRequest('soap', body(service.apiKey, token), headers))).toContain(
    '>not_logged_in<',
  );
});

describe('other encodings', () => {
  const word = 'clé';
  const document = (encodingName: string, key: string, token: string): string =>
    envelope(`<b:logout><api_key>${key}</api_key><sid>${token}</sid></b:logout>`).replace(
      'UTF-8',
      encodingName,
    );
  const sent = (bytes: Buffer, type: string): Promise<Response> =>
    fetch(`${service.url}soap`, {
      method: 'POST',
      body: new Uint8Array(bytes),
      headers: { 'Content-Type': type },
    });

  test.each([
    ['ISO-8859-1 in the prolog', 'ISO-8859-1', 'text/xml', (text: string) => Buffer.from(text, 'latin1')],
    [
      'ISO-8859-1 in the header',
      'utf-8',
      'text/xml; charset="ISO-8859-1"',
      (text: string) => Buffer.from(text, 'latin1'),
    ],
    ['UTF-16 with a mark', 'UTF-16', 'text/xml', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-8 with a mark', 'UTF-8', 'text/xml', (text: string) => Buffer.from(`\ufeff${text}`)],
  ])('%s', async (_what, name, type, encode) => {
    const token = service.issueToken(service.login, `${word}${service.issuedTokens().length}`);
    const response = await sent(encode(document(name, service.apiKey, token)), type);
    expect(await response.text()).toContain('>logout_ok<');
  });

  test('bytes that are no text in their encoding are refused', async () => {
    const response = await sent(Buffer.from(document('UTF-8', 'clé', 'x'), 'latin1'), 'text/xml');
    expect(response.status).toBe(500);
    expect(await response.text()).toContain('SOAP-ENV:Client');
  });
});

describe('what is no call gets a Fault, and ends no session', () => {
  const call = '<b:logout><api_key>KEY</api_key><sid>TOKEN</sid></b:logout>';
  const good = envelope(call);
  test.each([
    ['SOAP 1.2', good.replace(soap, 'http://www.w3.org/2003/05/soap-envelope'), 'VersionMismatch'],
    ['an unknown operation', good.replaceAll('b:logout', 'b:login'), 'Client'],
    ['an operation of another namespace', good.replace('urn:boxnet', 'urn:other'), 'Client'],
    ['a plain XML request', '<request><action>logout</action></request>', 'Client'],
    ['no Body', good.replaceAll('s:Body', 's:Header'), 'Client'],
    ['an empty Body', envelope(''), 'Client'],
    ['two Bodies', good.replace('</s:Body>', `</s:Body><s:Body>${call}</s:Body>`), 'Client'],
    ['two tokens that differ', good.replace('</sid>', '</sid><auth_token>other</auth_token>'), 'Client'],
    ['an element inside a parameter', good.replace('TOKEN', '<b>TOKEN</b>'), 'Client'],
    ['a prefix without its namespace', good.replace('xmlns:b="urn:boxnet"', ''), 'Client'],
    ['a DOCTYPE', good.replace('?>', '?><!DOCTYPE x [<!ENTITY e "TOKEN">]>'), 'Client'],
    ['an entity of its own', good.replace('TOKEN', '&e;'), 'Client'],
    ['half a request', good.slice(0, -30), 'Client'],
    ['two roots', good + good.replace(/^<\?.*?\?>/, ''), 'Client'],
    ['nothing', '', 'Client'],
  ])('%s', async (_what, template, code) => {
    const token = service.issueToken();
    const body = template.replaceAll('TOKEN', token).replaceAll('KEY', service.apiKey);
    const response = await fetch(`${service.url}soap`, { method: 'POST', body });
    expect(response.status).toBe(500);
    expect(response.headers.get('content-type')).toBe('text/xml; charset=UTF-8');
    const reply = await response.text();
    expect(reply).toContain(`<faultcode>SOAP-ENV:${code}</faultcode>`);
    expect(reply).not.toContain(token);
    expect(service.liveTokens()).toContain(token);
  });
});

test('the description names the service’s own address and every operation', async () => {
  for (const query of ['wsdl', 'WSDL', 'wsdl=1']) {
    const response = await fetch(`${service.url}soap?${query}`);
    expect(response.headers.get('content-type')).toBe('text/xml; charset=UTF-8');
    const text = await response.text();
    expect(text).toContain(`<soap:address location="${service.url}soap"/>`);
    for (const action of ['get_ticket', 'get_auth_token', 'get_account_info', 'logout']) {
      expect(text).toContain(`soapAction="urn:boxnet#Box_SoapApi#${action}"`);
    }
  }
});
