import { spawn } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { copyFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as wait } from 'node:timers/promises';

/** Debian's Glewlwyd: an OpenID server in C that differs from others in nearly everything that matters when a session ends. */
export interface Glewlwyd {
  /** The issuer's address, ending in a slash. */
  readonly address: string;
  /** Signs the person in on the page of a sign-in, and gives where the server sends the browser back to. */
  signInOn(page: string): Promise<string>;
  /** It takes only redirects that are registered, port and all. */
  allowRedirect(clientId: string, redirectUri: string): Promise<void>;
  close(): Promise<void>;
}

export interface GlewlwydClient {
  readonly clientId: string;
  /** Null: a public client. */
  readonly secret: string | null;
}

const person = {
  username: 'pat',
  password: 'correct horse',
  name: 'Pat Doe',
  email: 'pat@example.com',
};
const schema = '/usr/share/dbconfig-common/data/glewlwyd/install/sqlite3';
const pages = {
  webapp: '/usr/share/glewlwyd/webapp',
  configuration: '/usr/share/glewlwyd/templates/config.json',
};
const scope = 'openid profile';

export interface GlewlwydOptions {
  /** How long an access token is good, in seconds. */
  readonly accessTokenLifetime?: number;
}

export async function startGlewlwyd(
  clients: readonly GlewlwydClient[],
  { accessTokenLifetime = 3600 }: GlewlwydOptions = {},
): Promise<Glewlwyd> {
  const directory = mkdtempSync(join(tmpdir(), 'signoff-glewlwyd-'));
  const database = join(directory, 'glewlwyd.db');
  const opened = new DatabaseSync(database);
  opened.exec(readFileSync(schema, 'utf8'));
  opened.close();
  const port = await freePort();
  const root = `http://127.0.0.1:${port.toString()}`;
  const webapp = join(directory, 'webapp');
  placePages(webapp);
  writeFileSync(join(directory, 'glewlwyd.conf'), configurationFor({ root, port, database, webapp }));
  const child = spawn('glewlwyd', ['--config-file', join(directory, 'glewlwyd.conf')], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output = (output + text).slice(-4096);
    });
  }
  const ended = new Promise<void>((resolve) =>
    child.once('exit', () => {
      resolve();
    }),
  );
  const close = async (): Promise<void> => {
    child.kill('SIGKILL');
    await ended;
    rmSync(directory, { recursive: true });
  };
  try {
    while (!(await isUp(`${root}/config`))) {
      if (child.exitCode !== null) throw new Error(`glewlwyd ended: ${output}`);
      await wait(50);
    }
    const admin = await administer(root, clients, accessTokenLifetime);
    return {
      address: `${root}/api/oidc/`,
      signInOn: (page) => signInOn(root, page, clients),
      allowRedirect: async (clientId, redirectUri) => {
        const client = clients.find((each) => each.clientId === clientId);
        if (client !== undefined) await admin('PUT', `client/${clientId}`, clientOf(client, redirectUri));
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/**
 * Its pages as Debian brings them, with the configuration that its package has as a template: where they look for it there is a directory, and
 * Glewlwyd serves no file that a link leads out of theirs to.
 */
function placePages(webapp: string): void {
  const isConfiguration = (path: string): boolean => path === join(pages.webapp, 'config.json');
  cpSync(pages.webapp, webapp, {
    recursive: true,
    dereference: true,
    filter: (path) => !isConfiguration(path),
  });
  copyFileSync(pages.configuration, join(webapp, 'config.json'));
}

interface Configuration {
  readonly root: string;
  readonly port: number;
  readonly database: string;
  readonly webapp: string;
}

/** What Debian brings, on a port and a database of its own. */
function configurationFor({ root, port, database, webapp }: Configuration): string {
  const set = (text: string, name: string, value: string): string =>
    text.replace(new RegExp(`^(?:# ?)?${name}=.*$`, 'm'), `${name}=${value}`);
  let text = readFileSync('/etc/glewlwyd/glewlwyd.conf', 'utf8');
  text = set(text, 'port', port.toString());
  text = set(text, 'bind_address', '"127.0.0.1"');
  text = set(text, 'external_url', `"${root}"`);
  text = set(text, 'static_files_path', `"${webapp}"`);
  text = set(text, 'log_mode', '"console"');
  text = set(text, 'log_level', '"WARNING"');
  return text.replace(/^@include .*$/m, `database = { type = "sqlite3"; path = "${database}"; };`);
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => {
        resolve(port);
      });
    });
  });
}

async function isUp(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}

type Api = (method: string, path: string, body: object) => Promise<void>;

/** Adds the person, the clients and the OpenID plugin by the server's own interface. */
async function administer(
  root: string,
  clients: readonly GlewlwydClient[],
  accessTokenLifetime: number,
): Promise<Api> {
  const cookie = await cookieOf(root, { username: 'admin', password: 'password' });
  const api: Api = async (method, path, body) => {
    const response = await fetch(`${root}/api/${path}`, {
      method,
      headers: { cookie, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!response.ok)
      throw new Error(`${method} ${path}: ${response.status.toString()} ${await response.text()}`);
  };
  await api('POST', 'scope/', { name: 'profile', display_name: 'Profile', password_required: false });
  await api('POST', 'mod/plugin/', {
    module: 'oidc',
    name: 'oidc',
    display_name: 'OpenID',
    parameters: pluginParameters(root, accessTokenLifetime),
  });
  await api('POST', 'user/', { ...person, scope: ['openid', 'profile'], enabled: true });
  for (const client of clients) await api('POST', 'client/', clientOf(client, 'http://127.0.0.1/callback'));
  return api;
}

function pluginParameters(root: string, accessTokenLifetime: number): object {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return {
    iss: `${root}/api/oidc`,
    'jwt-type': 'rsa',
    'jwt-key-size': '256',
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }),
    cert: publicKey.export({ type: 'spki', format: 'pem' }),
    'access-token-duration': accessTokenLifetime,
    'refresh-token-duration': 1209600,
    'code-duration': 600,
    'refresh-token-rolling': false,
    'allow-non-oidc': true,
    'auth-type-code-enabled': true,
    'auth-type-code-revoke-replayed': true,
    'auth-type-refresh-enabled': true,
    'pkce-allowed': true,
    'introspection-revocation-allowed': true,
    'introspection-revocation-allow-target-client': true,
    'session-cookie-name': 'GLEWLWYD_OIDC_SESSION',
    'session-cookie-expiration': 2419200,
    'allowed-scope': ['openid', 'profile'],
    'subject-type': 'public',
    'name-claim': 'mandatory',
    'email-claim': 'mandatory',
    claims: [
      { name: 'preferred_username', 'user-property': 'username', type: 'string', mandatory: true, scope: [] },
    ],
    scope: [],
    'additional-parameters': [],
  };
}

function clientOf({ clientId, secret }: GlewlwydClient, redirectUri: string): object {
  return {
    client_id: clientId,
    name: clientId,
    enabled: true,
    confidential: secret !== null,
    ...(secret !== null && { client_secret: secret }),
    redirect_uri: [redirectUri],
    authorization_type: ['code', 'refresh_token'],
    token_endpoint_auth_method: secret === null ? ['none'] : ['client_secret_basic', 'client_secret_post'],
    scope: [],
  };
}

async function cookieOf(
  root: string,
  credentials: { readonly username: string; readonly password: string },
): Promise<string> {
  const response = await fetch(`${root}/api/auth/`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(credentials),
  });
  if (!response.ok) throw new Error(`glewlwyd refused ${credentials.username}`);
  return response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
}

/** As its page does it: the person signs in and grants the scopes by the server's own interface, then goes back to where it began. */
async function signInOn(root: string, page: string, clients: readonly GlewlwydClient[]): Promise<string> {
  const cookie = await cookieOf(root, person);
  for (const { clientId } of clients) {
    await fetch(`${root}/api/auth/grant/${clientId}/`, {
      method: 'PUT',
      headers: { cookie, 'content-type': 'application/json' },
      body: JSON.stringify({ scope }),
    });
  }
  let url = page;
  for (let step = 0; step < 6; step += 1) {
    const response = await fetch(url, { redirect: 'manual', headers: { cookie } });
    const location = response.headers.get('location');
    if (location === null) throw new Error(`glewlwyd answered ${response.status.toString()}`);
    if (!location.startsWith(root)) return location;
    // Its page sends the browser back so, once the person has signed in.
    const back = new URL(location).searchParams.get('callback_url');
    if (back === null) throw new Error(`glewlwyd leads to ${location}`);
    url = `${back}&g_continue`;
  }
  throw new Error('glewlwyd leads on and on');
}
