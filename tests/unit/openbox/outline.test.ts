import { expect, test } from 'vitest';
import { outlineOf } from '../../../electron/services/openbox/outline.ts';

const outline = (text: string) => outlineOf(new TextEncoder().encode(text));

test('an outline names the elements and says how long their text is', () => {
  const answer =
    '<?xml version="1.0"?>\n<response>\n<status>get_auth_token_ok</status><auth_token>tok-9c3f5a80</auth_token>' +
    '<user><login>ada</login><email/></user></response>';
  expect(outline(answer)).toEqual({
    bytes: answer.length,
    elements: 'response status(17) auth_token(12) user login(3) email',
    said: 'get_auth_token_ok',
  });
});

test('of SOAP it leaves the prefixes out', () => {
  const envelope =
    '<SOAP-ENV:Envelope  xmlns:SOAP-ENV="http://schemas.xmlsoap.org/soap/envelope/"\n><SOAP-ENV:Body><ns4:logoutResponse>' +
    '<status xsi:type="xsd:string">logout_failed</status>';
  expect(outline(envelope)).toMatchObject({
    elements: 'Envelope Body logoutResponse status(13)',
    said: 'logout_failed',
  });
});

test.each([
  '<ada@example.com>',
  '<ada-lovelace/>',
  '<ada:lovelace>ada</ada:lovelace>',
  '<status>ada</status>',
  '<status>ada@example.com</status>',
  '<status>ada_0f93b1c2</status>',
  '<h1 title="ada">ada</h1>',
  'ada',
  '<!-- ada --><?ada ada?><![CDATA[ada]]>',
])('nothing else of it is told: %s', (text) => {
  expect(JSON.stringify(outline(text))).not.toContain('ada');
});

test('it is short', () => {
  expect(outline('<response>'.repeat(6_000)).elements.length).toBeLessThan(200);
  expect(outline(`<${'a'.repeat(60_000)}>`)).toMatchObject({ elements: '?' });
});
