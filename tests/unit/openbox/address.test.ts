import { describe, expect, test } from 'vitest';
import { parseServiceAddress } from '../../../electron/services/http/address.ts';

describe('an address that calls may go to', () => {
  test.each([
    ['https://www.box.net/api/1.0/', 'https://www.box.net/api/1.0/'],
    ['https://www.box.net/api/1.0', 'https://www.box.net/api/1.0/'],
    ['  https://www.box.net/api/1.0/\n', 'https://www.box.net/api/1.0/'],
    ['HTTPS://WWW.Box.NET:443/Api', 'https://www.box.net/Api/'],
    ['https://box.example', 'https://box.example/'],
    ['https://box.example:8443/', 'https://box.example:8443/'],
    ['https://bücher.example/', 'https://xn--bcher-kva.example/'],
    ['https://box.example/a/../b/', 'https://box.example/b/'],
    ['https://10.0.0.1/', 'https://10.0.0.1/'],
    ['http://localhost/', 'http://localhost/'],
    ['http://LOCALHOST:80/x', 'http://localhost/x/'],
    ['http://127.0.0.1:8080/api/1.0', 'http://127.0.0.1:8080/api/1.0/'],
    ['http://127.255.1.2/', 'http://127.255.1.2/'],
    ['http://127.1/', 'http://127.0.0.1/'],
    ['http://2130706433/', 'http://127.0.0.1/'],
    ['http://[::1]:1/', 'http://[::1]:1/'],
    ['http://[0:0:0:0:0:0:0:1]/', 'http://[::1]/'],
  ])('%j', (text, address) => {
    expect(parseServiceAddress(text)).toEqual({ kind: 'address', address });
    expect(parseServiceAddress(address)).toEqual({ kind: 'address', address });
  });
});

describe('an address that they may not go to', () => {
  test.each([
    ['', 'not-an-address'],
    ['www.box.net/api/1.0/', 'not-an-address'],
    ['box', 'not-an-address'],
    ['https://', 'not-an-address'],
    ['https://box.example:99999/', 'not-an-address'],
    ['ftp://box.example/', 'not-an-address'],
    ['file:///etc/passwd', 'not-an-address'],
    ['javascript:alert(1)', 'not-an-address'],
    ['data:text/xml,<response/>', 'not-an-address'],
    ['blob:https://box.example/1', 'not-an-address'],
    ['https://box.exa\nmple/', 'not-an-address'],
    ['https://box.example/a b/', 'not-an-address'],
    ['https:\\\\box.example\\', 'not-an-address'],
    ['https://box.example/\u0000', 'not-an-address'],
    ['https://box.example/\u202e', 'not-an-address'],
    [`https://box.example/${'a'.repeat(2000)}`, 'not-an-address'],
    ['http://box.example/', 'insecure'],
    ['http://10.0.0.1/', 'insecure'],
    ['http://0.0.0.0/', 'insecure'],
    ['http://128.0.0.1/', 'insecure'],
    ['http://[::]/', 'insecure'],
    ['http://[::ffff:10.0.0.1]/', 'insecure'],
    ['http://localhost.example/', 'insecure'],
    ['http://127.0.0.1.example/', 'insecure'],
    ['http://localhost@box.example/', 'user'],
    ['https://ada:secret@box.example/', 'user'],
    ['https://:secret@box.example/', 'user'],
    ['https://box.example/?a=b', 'query'],
    ['https://box.example/?', 'query'],
    ['https://box.example/#a', 'query'],
  ])('%j', (text, reason) => {
    expect(parseServiceAddress(text)).toEqual({ kind: 'bad-address', reason });
  });
});
