import type { LogoutReply } from '../../../../electron/services/openbox/api.ts';
import { wireFormats } from '../../../../shared/wire-format.ts';
import { hostileHttp } from '../../../integration/openbox/hostile-http.ts';
import { startRawServer, type RawServer } from '../../../integration/openbox/raw-server.ts';
import { expect } from '../driver/fixtures.ts';
import { test as base } from './program.ts';

/** The table of answers that are strange below the level of XML, as Chromium's network brings them. */

const test = base.extend<{ readonly server: RawServer }>({
  server: async ({}, use) => {
    const server = await startRawServer();
    await use(server);
    await server.close();
  },
});

for (const { name, answer, expected, inChromium = expected, endless = false } of hostileHttp) {
  test(`answer: ${name}`, async ({ program, server }) => {
    for (const format of wireFormats) {
      server.answerWith(answer(format));
      const before = server.requests.length;
      const right = 'kind' in inChromium ? inChromium : inChromium[format];
      const { reply, log } = await program.logout({
        address: server.address,
        format,
        deadline: isTimeout(right) ? 1_000 : 20_000,
      });
      expect({ format, reply }).toEqual({ format, reply: right });
      // Nobody followed a redirect.
      expect(server.requests.slice(before).filter(({ target }) => target.includes('followed'))).toEqual([]);
      expect(log).not.toContain('tok-9c3f5a80');
      if (endless) await server.whenAllAreClosed();
    }
    expect(await program.uncaught()).toEqual([]);
  });
}

function isTimeout(reply: LogoutReply): boolean {
  return reply.kind === 'unclear' && reply.problem.kind === 'timeout';
}
