import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { fetchOfficialElectron } from '../../../build/electron/official.ts';

/** The download of Electron's official runtime where it goes wrong. Where it goes well, only the maker's own server can show it. */

let server: Server;
let asked: string[];
afterEach(async () => {
  vi.unstubAllEnvs();
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
});

/** A server in the place of the maker's. */
async function serve(answer: RequestListener): Promise<void> {
  asked = [];
  server = createServer((request, response) => {
    asked.push(request.url ?? '');
    answer(request, response);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  vi.stubEnv('ELECTRON_MIRROR', `http://127.0.0.1:${port.toString()}/`);
}

function fetchIt(milliseconds = 20_000): Promise<void> {
  return fetchOfficialElectron({ signal: AbortSignal.timeout(milliseconds), onProgress: () => undefined });
}

describe('the download of Electron’s official runtime', () => {
  it('is tried once, and says what the server said', async () => {
    await serve((_request, response) => response.writeHead(404).end('gone'));
    await expect(fetchIt()).rejects.toThrow(/404/);
    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatch(/\/v?\d+\.\d+\.\d+\/electron-v\d+\.\d+\.\d+-.+\.zip$/);
  });

  it('is refused where it is not what the checksum says', async () => {
    await serve((_request, response) => response.end('something else'));
    await expect(fetchIt()).rejects.toThrow(/checksum/i);
    expect(asked).toHaveLength(1);
  });

  it('does not take longer than it may', async () => {
    await serve((_request, response) => response.writeHead(200, { 'Content-Length': '100' }).write('a'));
    await expect(fetchIt(1_000)).rejects.toThrow('the download took too long');
  });
});
