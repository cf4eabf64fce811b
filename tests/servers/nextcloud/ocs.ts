import { json, type Answer, type Asked } from './answer.ts';
import type { Device, State } from './state.ts';

export interface OcsOptions {
  /** Whether an app password alone (Bearer) reaches the server; a web server in front of it can keep that to itself. */
  readonly bearer: boolean;
  /** How a credential is refused: `json` as since version 28, `xml` as before, whatever was asked for. */
  readonly refusal: 'json' | 'xml';
}

/** The server's OCS API, second version. */
export class Ocs {
  readonly #state: State;
  readonly #options: OcsOptions;

  constructor(state: State, options: OcsOptions) {
    this.#state = state;
    this.#options = options;
  }

  user(asked: Asked): Answer {
    const device = this.#deviceOf(asked);
    if (!isDevice(device)) return device;
    const { id, email, displayName, quota, used } = device.user;
    return reply(asked, 200, {
      id,
      enabled: true,
      lastLogin: Date.now(),
      backend: 'Database',
      subadmin: [],
      quota:
        quota === 'none'
          ? { free: -3, used, total: -3, relative: 0, quota: -3 }
          : {
              free: quota - used,
              used,
              total: quota,
              relative: Math.round((used / quota) * 10000) / 100,
              quota,
            },
      email,
      displayname: displayName,
      'display-name': displayName,
      groups: [],
      language: 'en',
      locale: '',
    });
  }

  deletion(asked: Asked): Answer {
    const device = this.#deviceOf(asked);
    if (!isDevice(device)) return device;
    this.#state.removeDevice(device.appPassword);
    return reply(asked, 200, []);
  }

  capabilities(asked: Asked): Answer {
    return reply(asked, 200, {
      version: { major: 30, minor: 0, micro: 2, string: '30.0.2', edition: '', extendedSupport: false },
      capabilities: {
        core: { pollinterval: 60, 'webdav-root': 'remote.php/webdav', 'reference-api': true },
        dav: { chunking: '1.0' },
        files: { bigfilechunking: true },
      },
    });
  }

  #deviceOf(asked: Asked): Device | Answer {
    const { authorization = '' } = asked.headers;
    if (asked.headers['ocs-apirequest'] !== 'true') {
      return reply(asked, 412, [], 'CSRF check failed');
    }
    const [, alone] = /^Bearer (.+)$/.exec(authorization) ?? [];
    if (alone !== undefined) {
      const device = this.#options.bearer ? this.#state.authenticate(alone) : null;
      return device ?? reply(asked, 997, [], 'Current user is not logged in');
    }
    const [, encoded] = /^Basic (.+)$/.exec(authorization) ?? [];
    if (encoded === undefined) return reply(asked, 997, [], 'Current user is not logged in');
    const [loginName = '', ...password] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
    return this.#state.authenticate(password.join(':'), loginName) ?? this.#refusal(asked);
  }

  #refusal(asked: Asked): Answer {
    const answer =
      this.#options.refusal === 'xml'
        ? xml(401, { status: 'failure', statuscode: 997, message: 'Unauthorised' })
        : reply(asked, 997, [], 'Unauthorised');
    return {
      ...answer,
      headers: { ...answer.headers, 'WWW-Authenticate': 'Basic realm="Authorisation Required"' },
    };
  }
}

/**
 * An answer of the API. HTTP's status is OCS's own, but for OCS's 997, which is HTTP's 401. The first version says 100 for 200, and has
 * HTTP's 200 for everything else.
 */
export function reply(asked: Asked, statuscode: number, data: unknown, message = 'OK'): Answer {
  const isFirst = asked.path.startsWith('/ocs/v1.php/');
  const isOk = statuscode < 300;
  const meta = { status: isOk ? 'ok' : 'failure', statuscode: isFirst && isOk ? 100 : statuscode, message };
  const status = isFirst ? 200 : statuscode;
  if (asked.query.get('format') !== 'json') return xml(status, meta);
  return json(statuscode === 997 ? 401 : status, { ocs: { meta, data } });
}

/** @param status HTTP's, but for a credential that is refused */
function xml(status: number, meta: Readonly<Record<string, string | number>>): Answer {
  const lines = Object.entries(meta).map(([name, value]) => `  <${name}>${value}</${name}>`);
  return {
    status: meta['statuscode'] === 997 ? 401 : status,
    headers: { 'Content-Type': 'text/xml; charset=UTF-8' },
    body: `<?xml version="1.0"?>\n<ocs>\n <meta>\n${lines.join('\n')}\n </meta>\n <data/>\n</ocs>\n`,
  };
}

function isDevice(value: Device | Answer): value is Device {
  return 'appPassword' in value;
}
