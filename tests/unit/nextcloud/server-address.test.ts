import { describe, expect, test } from 'vitest';
import { parseServerAddress } from '../../../electron/services/nextcloud/server-address.ts';

describe('a server’s address as a person types or copies it', () => {
  test.each([
    ['cloud.example', 'https://cloud.example/'],
    ['  Cloud.Example \n', 'https://cloud.example/'],
    ['cloud.example/nc', 'https://cloud.example/nc/'],
    ['cloud.example:8443/nc/', 'https://cloud.example:8443/nc/'],
    ['//cloud.example/', 'https://cloud.example/'],
    ['https://cloud.example/nc/', 'https://cloud.example/nc/'],
    ['HTTPS://cloud.example:443', 'https://cloud.example/'],
    ['https:cloud.example', 'https://cloud.example/'],
    ['https:/cloud.example/nc', 'https://cloud.example/nc/'],
    ['bücher.example', 'https://xn--bcher-kva.example/'],
    ['https://cloud.example/index.php', 'https://cloud.example/'],
    ['https://cloud.example/nc/index.php/apps/files/?dir=/&fileid=7', 'https://cloud.example/nc/'],
    ['https://cloud.example/apps/dashboard/#/', 'https://cloud.example/'],
    ['cloud.example/nc/apps/files/files/12?dir=/', 'https://cloud.example/nc/'],
    ['https://cloud.example/login?clear=1&redirect_url=/apps/files', 'https://cloud.example/'],
    ['https://cloud.example/index.php/login/v2/flow/aBc123', 'https://cloud.example/'],
    ['https://cloud.example/nc/settings/user/security', 'https://cloud.example/nc/'],
    ['https://cloud.example/s/dXJ4RmXqsNYoT2i', 'https://cloud.example/'],
    ['https://cloud.example/f/1234', 'https://cloud.example/'],
    ['https://cloud.example/remote.php/dav/files/ada/', 'https://cloud.example/'],
    ['https://cloud.example/nc/ocs/v2.php/cloud/user?format=json', 'https://cloud.example/nc/'],
    ['https://cloud.example/status.php', 'https://cloud.example/'],
    ['https://cloud.example/loginpage/', 'https://cloud.example/loginpage/'],
    ['https://cloud.example/s/', 'https://cloud.example/s/'],
    ['localhost:8080', 'http://localhost:8080/'],
    ['127.0.0.1:8080/nc', 'http://127.0.0.1:8080/nc/'],
    ['[::1]:8080', 'http://[::1]:8080/'],
    ['https://localhost:8443/', 'https://localhost:8443/'],
    ['localhost.example', 'https://localhost.example/'],
  ])('%j', (text, address) => {
    expect(parseServerAddress(text)).toEqual({ kind: 'address', address });
    expect(parseServerAddress(address)).toEqual({ kind: 'address', address });
  });
});

describe('what is no server’s address', () => {
  test.each([
    ['', 'not-an-address'],
    ['/', 'not-an-address'],
    ['https://', 'not-an-address'],
    ['https:///login', 'not-an-address'],
    ['my cloud.example', 'not-an-address'],
    ['cloud.example\\nc', 'not-an-address'],
    ['cloud.example/\u202egpj', 'not-an-address'],
    ['ftp://cloud.example/', 'not-an-address'],
    ['javascript:alert(1)', 'not-an-address'],
    [`cloud.example/${'a'.repeat(2000)}`, 'not-an-address'],
    ['http://cloud.example', 'insecure'],
    ['http://cloud.example/index.php/apps/files', 'insecure'],
    ['ada@cloud.example', 'user'],
    ['https://ada:secret@cloud.example/index.php/login', 'user'],
    ['cloud.example/?x=1', 'query'],
    ['cloud.example?x=/login', 'query'],
    ['cloud.example/nc#top', 'query'],
  ])('%j', (text, reason) => {
    expect(parseServerAddress(text)).toEqual({ kind: 'bad-address', reason });
  });
});
