import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { Secret } from '../../../electron/core/secret.ts';
import type { HttpRequest } from '../../../electron/core/ports/http.ts';
import { writeRequest, type Call } from '../../../electron/services/openbox/request.ts';

/** The reference document's examples, with nothing changed but its own empty lines and a line break at the end. */
function golden(name: string): string {
  return readFileSync(new URL(`golden/${name}`, import.meta.url), 'utf8').replace(/\n$/, '');
}

const address = 'https://www.box.net/api/1.0/';
const key = '3cdu8ivll9t1y6lz2m416xn6xstymzgg';

function call(action: Call['action'], ...others: Call['parameters']): Call {
  return { action, parameters: [{ name: 'api_key', value: new Secret(key) }, ...others] };
}

function logout(token: string): Call {
  return call('logout', { name: 'auth_token', value: new Secret(token) });
}

function written(request: HttpRequest | null): HttpRequest {
  if (request === null) throw new Error('not written');
  return request;
}

describe('logout is written as the reference document shows it', () => {
  test('SOAP', () => {
    const request = written(writeRequest(logout('tuxotd3sqdbao2c7i5a7u457371zlqzd'), 'soap', address));
    expect(request.body).toBe(golden('logout-soap-request.xml'));
    expect(request).toMatchObject({
      method: 'POST',
      url: 'https://www.box.net/api/1.0/soap',
      headers: { 'Content-Type': 'text/xml; charset=UTF-8', SOAPAction: '"urn:boxnet#Box_SoapApi#logout"' },
    });
  });

  test('XML', () => {
    const request = written(writeRequest(logout('d2dqkrr6bae6ckua17osf9o1fhox9ypf'), 'xml', address));
    expect(request.body).toBe(golden('logout-xml-request.xml'));
    expect(request).toMatchObject({
      method: 'POST',
      url: 'https://www.box.net/api/1.0/xml',
      headers: { 'Content-Type': 'text/xml; charset=UTF-8' },
    });
    expect(request.headers).not.toHaveProperty('SOAPAction');
  });

  test('REST', () => {
    const request = written(writeRequest(logout('d2dqkrr6bae6ckua17osf9o1fhox9ypf'), 'rest', address));
    expect(request).toMatchObject({ method: 'GET', url: golden('logout-rest-request.txt'), body: null });
  });
});

describe('the other calls are written alike', () => {
  const ticket = { name: 'ticket', value: new Secret('t1') } as const;
  const token = { name: 'auth_token', value: new Secret('t2') } as const;

  test.each([
    [call('get_ticket'), []],
    [call('get_auth_token', ticket), ['<ticket xsi:type="xsd:string">t1</ticket>']],
    // Only logout's token is named `sid`.
    [call('get_account_info', token), ['<auth_token xsi:type="xsd:string">t2</auth_token>']],
  ])('SOAP %#', (one, others) => {
    const request = written(writeRequest(one, 'soap', address));
    const lines = (request.body ?? '').split('\n');
    expect(lines.slice(lines.indexOf('<SOAP-ENV:Body>') + 1, lines.indexOf('</SOAP-ENV:Body>'))).toEqual([
      `<ns4:${one.action}>`,
      `<api_key xsi:type="xsd:string">${key}</api_key>`,
      ...others,
      `</ns4:${one.action}>`,
    ]);
    expect(request.headers['SOAPAction']).toBe(`"urn:boxnet#Box_SoapApi#${one.action}"`);
  });

  test.each([
    [call('get_ticket'), '', ''],
    [call('get_auth_token', ticket), '<ticket>t1</ticket>\n', '&ticket=t1'],
    [call('get_account_info', token), '<auth_token>t2</auth_token>\n', '&auth_token=t2'],
  ])('XML and REST %#', (one, element, query) => {
    expect(written(writeRequest(one, 'xml', address)).body).toBe(
      `<?xml version='1.0' encoding='UTF-8' ?>\n<request>\n<action>${one.action}</action>\n` +
        `<api_key>${key}</api_key>\n${element}</request>`,
    );
    expect(written(writeRequest(one, 'rest', address)).url).toBe(
      `${address}rest?action=${one.action}&api_key=${key}${query}`,
    );
  });
});

describe('what a format cannot carry is not written at all', () => {
  test.each(['\u0000', '\u0001', '\u000b', '\u001f', '\ufffe', '\uffff', '\ud800', '\udfff\ud800'])(
    'XML 1.0 has no way to write %j',
    (character) => {
      expect(writeRequest(logout(`a${character}b`), 'soap', address)).toBeNull();
      expect(writeRequest(logout(`a${character}b`), 'xml', address)).toBeNull();
    },
  );

  test('a URL carries control characters, and no half of a surrogate pair', () => {
    expect(written(writeRequest(logout('a\u0000\u0001b'), 'rest', address)).url).toMatch(
      /auth_token=a%00%01b$/,
    );
    expect(writeRequest(logout('a\ud800b'), 'rest', address)).toBeNull();
  });

  test('the API key counts as well', () => {
    const bad: Call = {
      action: 'get_ticket',
      parameters: [{ name: 'api_key', value: new Secret('\u0001') }],
    };
    expect(writeRequest(bad, 'soap', address)).toBeNull();
  });
});

test('markup and white space in a value are written as references', () => {
  const { body } = written(writeRequest(logout('&<>"\']]>\t\r\n é😀'), 'xml', address));
  expect(body).toContain('<auth_token>&amp;&lt;&gt;"\']]&gt;&#9;&#13;&#10; é😀</auth_token>');
});
