import type { IncomingMessage, ServerResponse } from 'node:http';
import { Listener } from '../../service/listener.ts';
import { sendText } from '../../service/sending.ts';
import { deliverFault, sendAnswer } from './fault-delivery.ts';
import { Faults, type Fault, type RequestKind } from './faults.ts';
import { LoginFlow } from './login-flow.ts';
import { Ocs, type OcsOptions } from './ocs.ts';
import { readAsked, Routes } from './routes.ts';
import { State, type Device, type User } from './state.ts';

export type { Fault, RequestKind } from './faults.ts';

/** One request as it is told to others: neither a credential nor anything else that the client wrote is in it. */
export interface RequestRecord {
  readonly kind: RequestKind;
  /** How it showed that it may. */
  readonly authorization: 'basic' | 'bearer' | 'none';
  /** The HTTP status; null: a fault struck it. */
  readonly status: number | null;
  readonly fault: Fault['kind'] | null;
}

export interface NextcloudOptions extends Partial<OcsOptions> {
  /** 1 to 65535, or 0 for any that is free. Default 0. */
  readonly port?: number;
  /** The path below which the server lies, such as `/nc`; default: none. */
  readonly webRoot?: string;
  /** The origin by which the server names itself in its answers; default: its own. A proxy that is set up wrongly makes it another. */
  readonly namedOrigin?: string;
  readonly faults?: readonly Fault[];
  readonly onRequest?: (record: RequestRecord) => void;
}

/** A double of a Nextcloud server that runs in this process. */
export interface RunningNextcloud {
  /** As a client has it: `http://127.0.0.1:PORT/`, with the web root. */
  readonly url: string;
  readonly users: readonly User[];
  /** The devices that the person of `login` (default: the first) sees in their list. */
  devices(login?: string): readonly Pick<Device, 'name' | 'isAsleep'>[];
  /** The app passwords that are accepted now. */
  livePasswords(): readonly string[];
  /** Every token and app password ever made. */
  issuedSecrets(): readonly string[];
  /** A device without the sign-in, of the person of `login` (default: the first). */
  addDevice(login?: string): { readonly loginName: string; readonly appPassword: string };
  /** Deletes a device from outside. False where there was none. */
  revoke(appPassword: string): boolean;
  /** Does what the person of `login` (default: the first) does on a sign-in's page. Throws where it would not let them. */
  grant(page: string, login?: string): void;
  /** Lets the time of every sign-in be over. */
  endSignIns(): void;
  /** As an administrator does it, or a directory: every device sleeps until the person signs in with the new password. */
  changePassword(login: string, password: string): void;
  setEnabled(login: string, isEnabled: boolean): void;
  setMaintenance(isInMaintenance: boolean): void;
  /** Attempts with a login name and a wrong password, of which a true server lets nobody in any more after ten in half an hour. */
  failedLogins(): number;
  readonly faults: { set(fault: Fault): () => void; clear(): void };
  /** Every request so far, in the order in which they arrived. */
  readonly requests: readonly RequestRecord[];
  /** How many requests followed a redirect. */
  redirectsFollowed(): number;
  /** Stops listening and cuts every connection; what the server knows stays. */
  goDown(): Promise<void>;
  /** Listens again on the same port. */
  comeUp(): Promise<void>;
  close(): Promise<void>;
}

const gibibyte = 2 ** 30;

const people: readonly User[] = [
  {
    id: 'ada',
    email: 'ada@example.com',
    displayName: 'Ada Lovelace',
    password: 'correct-horse-7391',
    quota: 5 * gibibyte,
    used: 1_234_567,
    secondFactor: null,
    isEnabled: true,
  },
  {
    id: '7f0c2e5a-grace',
    email: 'grace@example.com',
    displayName: 'Grace Hopper',
    password: 'battery-staple-2846',
    quota: 'none',
    used: 3 * gibibyte,
    secondFactor: '246810',
    isEnabled: true,
  },
];

/** Starts the double on 127.0.0.1. Rejects with the system's error where the port cannot be used. */
export async function startNextcloud(options: NextcloudOptions = {}): Promise<RunningNextcloud> {
  const { port = 0, webRoot = '', namedOrigin, bearer = true, refusal = 'json', onRequest } = options;
  const state = new State(people.map((user) => ({ ...user })));
  const faults = new Faults();
  for (const fault of options.faults ?? []) faults.set(fault);
  const requests: RequestRecord[] = [];
  let redirectsFollowed = 0;
  const address = (): string => `${namedOrigin ?? listener.origin}${webRoot}/`;
  const flow = new LoginFlow(state, { address, webRoot });
  const routes = new Routes({ state, flow, ocs: new Ocs(state, { bearer, refusal }), webRoot });

  const answerTo = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    response.on('error', () => undefined);
    const asked = await readAsked(request, webRoot);
    if (!asked) return sendText(response, 404, 'There is nothing here.');
    const kind = routes.kindOf(asked);
    const fault = faults.take(kind);
    const authorization = authorizationOf(asked.headers['authorization']);
    const note = (status: number | null): void => {
      const record = { kind, authorization, status, fault: fault?.kind ?? null };
      requests.push(record);
      onRequest?.(record);
    };
    if (!fault) {
      const answer = routes.answer(asked);
      note(answer.status);
      return sendAnswer(response, answer);
    }
    note(null);
    const elsewhereAddress = `${elsewhere.origin}${request.url ?? ''}`;
    deliverFault(fault, { asked, response, act: () => routes.answer(asked), elsewhere: elsewhereAddress });
  };
  const listener = new Listener((request, response) => void answerTo(request, response));
  const elsewhere = new Listener((_request, response) => {
    redirectsFollowed += 1;
    sendText(response, 200, '{"ocs":{"meta":{"status":"ok","statuscode":200},"data":[]}}');
  });
  await listener.up(port);
  await elsewhere.up();

  const first = state.users[0]?.id ?? '';
  return {
    url: `${listener.origin}${webRoot}/`,
    users: state.users,
    devices: (login = first) => state.devices.filter(({ user }) => user === state.user(login)),
    livePasswords: () =>
      state.devices.filter(({ isAsleep, user }) => !isAsleep && user.isEnabled).map((it) => it.appPassword),
    issuedSecrets: () => state.issued,
    addDevice: (login = first) => state.addDevice(state.user(login), login, 'A device'),
    revoke: (appPassword) => state.removeDevice(appPassword),
    grant(page, login = first) {
      const found = state.flow({ loginToken: page.split('/').at(-1) ?? '' });
      if (!found || found.grant) throw new Error('This page waits for nobody');
      state.grant(found, state.user(login), login);
    },
    endSignIns: () => state.endFlows(),
    changePassword: (login, password) => state.changePassword(state.user(login), password),
    setEnabled: (login, isEnabled) => (state.user(login).isEnabled = isEnabled),
    setMaintenance: (isInMaintenance) => (state.isInMaintenance = isInMaintenance),
    failedLogins: () => state.failedLogins,
    faults,
    requests,
    redirectsFollowed: () => redirectsFollowed,
    goDown: () => listener.down(),
    comeUp: () => listener.up(),
    close: async () => {
      await listener.down();
      await elsewhere.down();
    },
  };
}

function authorizationOf(header: string | undefined): RequestRecord['authorization'] {
  if (header?.startsWith('Basic ') === true) return 'basic';
  return header?.startsWith('Bearer ') === true ? 'bearer' : 'none';
}
