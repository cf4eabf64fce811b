/**
 * Another user of this computer, who wants what is meant for the person: `racer.program.ts USER`, started by root. Looks at the
 * arguments of every program again and again, follows at once what leads on in them, and prints what came of it, a line of JSON for
 * each. The addresses of standard input, a line each, are tried in the same way; at `take PORT` it waits for that port to be free, and
 * answers there in the place of whoever had it. Tells on its first line that it is ready.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const user = Number(process.argv[2]);
process.setgroups?.([]);
process.setgid?.(user);
process.setuid?.(user);

const tried = new Set<string>();

function tell(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

function follow(link: string): void {
  if (tried.has(link)) return;
  tried.add(link);
  const { host, port, pathname, search } = new URL(link);
  const asked = request({
    host: '127.0.0.1',
    port,
    path: pathname + search,
    headers: { host },
    agent: false,
  });
  asked.on('response', (answer) => {
    answer.resume();
    const { location = null } = answer.headers;
    tell({ link, status: answer.statusCode, location });
  });
  asked.on('error', (error) => tell({ link, error: String(error) }));
  asked.end();
}

/** A file that leads on is as good as the address in it. */
function read(url: string): void {
  if (tried.has(url)) return;
  tried.add(url);
  try {
    const text = readFileSync(fileURLToPath(url), 'utf8');
    for (const [link] of text.matchAll(/http:\/\/[\w.]+:\d+\/[\w/-]+/g)) follow(link);
  } catch (error) {
    tell({ file: url, error: String(error) });
  }
}

function look(): void {
  for (const pid of readdirSync('/proc')) {
    if (!/^\d+$/.test(pid)) continue;
    let text: string;
    try {
      text = readFileSync(`/proc/${pid}/cmdline`, 'latin1');
    } catch {
      continue;
    }
    for (const [link] of text.matchAll(/http:\/\/[\w.]+:\d+\/(?:open|sign-in)\/[\w-]+/g)) follow(link);
    for (const [file] of text.matchAll(/file:\/\/\/[\w./-]*signoff-[\w./-]+/g)) read(file);
  }
}

/** Takes the place of a server that is gone, and answers whatever is asked with a forged script or state. */
function take(port: number): void {
  const forged = {
    revision: 1_000_000,
    accounts: [],
    history: [],
    signIn: null,
    notices: [],
    settings: {
      service: 'https://forged.example/',
      format: 'automatic',
      language: 'automatic',
      spoken: 'en',
      services: [],
      fixed: [],
    },
  };
  const server = createServer((request, response) => {
    tell({ asked: `${request.method ?? ''} ${request.url ?? ''}`, headers: request.rawHeaders.join('\n') });
    request.resume();
    if (request.url?.endsWith('.js') === true) {
      response.setHeader('Content-Type', 'text/javascript');
      response.end('window.forged = true;');
      return;
    }
    response.setHeader('Content-Type', 'application/json');
    response.setHeader('signoff-proof', 'f'.repeat(64));
    response.end(JSON.stringify({ snapshot: forged, pause: 0, ...forged }));
  });
  server.on('error', () => setTimeout(() => server.listen(port, '127.0.0.1'), 1));
  server.listen(port, '127.0.0.1', () => tell({ taken: port }));
}

createInterface({ input: process.stdin }).on('line', (line) => {
  if (line.startsWith('take ')) take(Number(line.slice('take '.length)));
  else follow(line);
});
tell({ user: process.geteuid?.() });
const turn = (): void => {
  look();
  setImmediate(turn);
};
turn();
