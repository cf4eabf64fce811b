import { randomBytes, randomInt } from 'node:crypto';

export interface User {
  /** Never changes, and is no login by need. */
  readonly id: string;
  readonly email: string;
  readonly displayName: string;
  password: string;
  /** In bytes; `none`: without a limit. */
  readonly quota: number | 'none';
  readonly used: number;
  /** The code that a second factor asks for; null: none does. */
  readonly secondFactor: string | null;
  isEnabled: boolean;
}

/** What the person sees in the list of devices, and the password behind it. */
export interface Device {
  readonly name: string;
  readonly user: User;
  /** As the person typed it when they signed in: the password is accepted with it and with no other. */
  readonly loginName: string;
  readonly appPassword: string;
  /** The person's password was changed from outside, and they have not signed in with the new one. */
  isAsleep: boolean;
}

export interface Flow {
  readonly loginToken: string;
  readonly pollToken: string;
  readonly clientName: string;
  /** Milliseconds of `performance.now()`. */
  endsAt: number;
  /** What the next poll is given; null: nobody granted it yet. */
  grant: { readonly loginName: string; readonly appPassword: string } | null;
}

/** How long the server keeps a flow. In milliseconds. */
const flowLife = 1200 * 1000;

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Everything that the server knows, in memory. */
export class State {
  readonly users: readonly User[];
  readonly #devices: Device[] = [];
  readonly #flows = new Set<Flow>();
  readonly #issued: string[] = [];
  isInMaintenance = false;
  /** Attempts with a login name and a password that is wrong. */
  failedLogins = 0;

  constructor(users: readonly User[]) {
    this.users = users;
  }

  /** The person of a login: the id or the e-mail address. Throws where there is none. */
  user(login: string): User {
    const user = this.users.find(({ id, email }) => id === login || email === login);
    if (!user) throw new Error(`Nobody here is called ${login}`);
    return user;
  }

  /** Who signs in with a login and a password; null: nobody. The devices of one whose password was changed wake up. */
  signIn(login: string, password: string): User | null {
    const user = this.users.find(({ id, email }) => id === login || email === login);
    if (user?.password !== password || !user.isEnabled) {
      this.failedLogins += 1;
      return null;
    }
    for (const device of this.#devices) if (device.user === user) device.isAsleep = false;
    return user;
  }

  beginFlow(clientName: string): Flow {
    const flow = {
      loginToken: this.#newSecret(128),
      pollToken: this.#newSecret(128),
      clientName,
      endsAt: performance.now() + flowLife,
      grant: null,
    };
    this.#flows.add(flow);
    return flow;
  }

  /** A flow that is neither over nor was answered; null: there is none. */
  flow(by: { readonly loginToken: string } | { readonly pollToken: string }): Flow | null {
    for (const flow of this.#flows) {
      const isMeant =
        'loginToken' in by ? flow.loginToken === by.loginToken : flow.pollToken === by.pollToken;
      if (!isMeant) continue;
      if (performance.now() <= flow.endsAt) return flow;
      this.#flows.delete(flow);
    }
    return null;
  }

  grant(flow: Flow, user: User, loginName: string): void {
    const { appPassword } = this.addDevice(user, loginName, flow.clientName);
    flow.grant = { loginName, appPassword };
  }

  /** What a poll is given, once; null: nothing. */
  poll(pollToken: string): Flow['grant'] {
    const flow = this.flow({ pollToken });
    if (!flow?.grant) return null;
    this.#flows.delete(flow);
    return flow.grant;
  }

  endFlows(): void {
    for (const flow of this.#flows) flow.endsAt = -1;
  }

  addDevice(user: User, loginName: string, name: string): Device {
    const device = { name, user, loginName, appPassword: this.#newSecret(72), isAsleep: false };
    this.#devices.push(device);
    return device;
  }

  /** The device that an app password belongs to, where it is accepted; with a login name only with its own. */
  authenticate(appPassword: string, loginName?: string): Device | null {
    const device = this.#devices.find((known) => known.appPassword === appPassword);
    const isAccepted =
      device !== undefined &&
      (loginName === undefined || device.loginName === loginName) &&
      !device.isAsleep &&
      device.user.isEnabled;
    if (isAccepted) return device;
    if (loginName !== undefined) this.failedLogins += 1;
    return null;
  }

  /** False where there was none. */
  removeDevice(appPassword: string): boolean {
    const index = this.#devices.findIndex((device) => device.appPassword === appPassword);
    if (index >= 0) this.#devices.splice(index, 1);
    return index >= 0;
  }

  changePassword(user: User, password: string): void {
    user.password = password;
    for (const device of this.#devices) if (device.user === user) device.isAsleep = true;
  }

  get devices(): readonly Device[] {
    return this.#devices;
  }

  /** Every token and app password ever made, for tests that search for them where they must not be. */
  get issued(): readonly string[] {
    return this.#issued;
  }

  #newSecret(length: number): string {
    const secret = Array.from({ length }, () => letters[randomInt(letters.length)]).join('');
    this.#issued.push(secret);
    return secret;
  }
}

/** What a page's form or a cookie carries; it leads to no session. */
export function newToken(): string {
  return randomBytes(24).toString('base64url');
}
