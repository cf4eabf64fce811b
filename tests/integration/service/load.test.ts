import { Agent, request } from 'node:http';
import { expect, test } from 'vitest';
import { startService } from '../../service/service.ts';

/** A REST logout over kept connections; gives the body. */
function logOut(agent: Agent, url: string, key: string, token: string): Promise<string> {
  return new Promise((resolve, reject) => {
    request(`${url}rest?action=logout&api_key=${key}&auth_token=${token}`, { agent }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      response.on('end', () => resolve(text)).on('error', reject);
    })
      .on('error', reject)
      .end();
  });
}

test('thousands of tokens, hundreds of requests at once: each session is ended exactly once', async () => {
  const connections = 200;
  const service = await startService({ faults: [{ kind: 'latency', milliseconds: 50 }] });
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  try {
    const tokens = Array.from({ length: 3000 }, () => service.issueToken());
    expect(new Set(tokens).size).toBe(3000);
    // Every tenth is asked for twice.
    const asked = [...tokens, ...tokens.filter((_token, index) => index % 10 === 0)];
    const replies = await Promise.all(
      asked.map((token) => logOut(agent, service.url, service.apiKey, token)),
    );
    expect(replies.filter((reply) => reply.includes('>logout_ok<'))).toHaveLength(3000);
    expect(replies.filter((reply) => reply.includes('>not_logged_in<'))).toHaveLength(300);
    expect(service.liveTokens()).toEqual([]);
    expect(service.issuedTokens()).toEqual(tokens);
    expect(service.peakConcurrency).toBe(connections);
  } finally {
    agent.destroy();
    await service.close();
  }
});
