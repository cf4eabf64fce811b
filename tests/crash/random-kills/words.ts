import { sessionIsOver, type SessionKnowledge } from '../../../shared/outcome.ts';
import type { RunningService } from '../../service/service.ts';

/** An account that was signed in before the kill. */
export interface PlacedAccount {
  readonly id: string;
  readonly login: string;
  readonly token: string;
}

/** Judges what a command prints at the moment at which it does: a session never comes to life again. */
export class Words {
  readonly untrue: string[] = [];
  /** The accounts that a sign-in said it kept: id → login. */
  readonly signedIn = new Map<string, string>();
  readonly #service: RunningService;
  readonly #placed: readonly PlacedAccount[];

  constructor(service: RunningService, placed: readonly PlacedAccount[]) {
    this.#service = service;
    this.#placed = placed;
  }

  /** @param command the words that it was started with */
  printed(command: string, line: string): void {
    for (const account of this.#placed) {
      if (this.#lives(account) && saysItIsOver(line, account)) this.untrue.push(`${command} said: ${line}`);
    }
    const said = jsonOf(line);
    if (command.startsWith('sign-in') && said?.['state'] === 'signed-in') {
      this.signedIn.set(String(said['account']), String(said['login']));
    }
  }

  /** @param asked the accounts whose sessions it was to end */
  ended(
    command: string,
    { code, stderr }: { readonly code: number | null; readonly stderr: string },
    asked: readonly PlacedAccount[],
  ): void {
    if (code === 0 && asked.some((account) => this.#lives(account))) {
      this.untrue.push(`${command} ended with 0, and a session lives`);
    }
    if (stderr.includes('error of its own')) this.untrue.push(`${command}: ${stderr}`);
    if (!command.startsWith('sign-in') || !stderr.includes('a session that had begun was ended')) return;
    const placed = this.#placed.map(({ token }) => token);
    if (this.#service.liveTokens().some((token) => !placed.includes(token))) {
      this.untrue.push(`${command} said that its session was ended, and it lives`);
    }
  }

  #lives({ token }: PlacedAccount): boolean {
    return this.#service.liveTokens().includes(token);
  }
}

function saysItIsOver(line: string, { id, login }: PlacedAccount): boolean {
  const said = jsonOf(line);
  if (said !== null) return said['account'] === id && sessionIsOver(said['session'] as SessionKnowledge);
  const isAbout = line.includes(login);
  return (
    isAbout &&
    (line.includes(`Signed out of ${login}.`) ||
      /session .*\b(is over|has ended|had already ended)/.test(line))
  );
}

function jsonOf(line: string): Readonly<Record<string, unknown>> | null {
  return line.startsWith('{') ? (JSON.parse(line) as Readonly<Record<string, unknown>>) : null;
}
