import type { Account, Snapshot } from '../../shared/snapshot.ts';
import { plainText } from '../../shared/language/names.ts';
import { serviceName } from '../../shared/language/service-name.ts';
import { productName } from '../../shared/product-name.ts';
import { stateRow } from '../../shared/state-table.ts';

/** How much of the log goes along: its last lines. */
const mostLines = 300;

export interface DiagnosticsFacts {
  readonly version: string;
  readonly packaged: boolean;
  /** `process.platform`, architecture, the system's release and, on Linux, the desktop's name. */
  readonly system: readonly string[];
  /** Names and versions of the runtime's parts. */
  readonly runtime: Readonly<Record<string, string | undefined>>;
  readonly locale: string;
  /** The service that comes with the app; any other may be a company's own business and is not named. */
  readonly defaultService: string;
  readonly hasTray: boolean;
  readonly madeAt: Date;
  /** The log, as it lies on the disk. */
  readonly log: string;
  /** The person's home directory, whose name is often theirs. */
  readonly home: string;
  /** Strikes the secrets that this process holds out of a text. */
  readonly strikeOut: (text: string) => string;
}

/**
 * What can be shown to a stranger who is to help: versions, counts and the log's last lines; no login, no address of a service that
 * is not the public one, no credential and no API key.
 */
export function diagnosticsText(snapshot: Snapshot, facts: DiagnosticsFacts): string {
  const { settings, accounts, history, notices, signIn } = snapshot;
  const lines = [
    `${productName} diagnostics, ${facts.madeAt.toISOString()}`,
    '',
    `Version: ${facts.version}${facts.packaged ? '' : ' (not packaged)'}`,
    `System: ${facts.system.filter((part) => part !== '').join(', ')}`,
    `Runtime: ${Object.entries(facts.runtime)
      .map(([name, version]) => `${name} ${version ?? 'none'}`)
      .join(', ')}`,
    `Locale: ${facts.locale}`,
    `Tray: ${facts.hasTray ? 'yes' : 'no'}`,
    '',
    `Service: ${settings.service === facts.defaultService ? serviceName(settings.service) : 'custom'}`,
    `Format: ${settings.format}`,
    `API key: ${settings.services[0]?.hasSecret === true ? 'configured' : 'none'}`,
    `Fixed by the command line: ${settings.fixed.length === 0 ? 'nothing' : settings.fixed.join(', ')}`,
    `Notices: ${notices.length === 0 ? 'none' : notices.map(noticeName).join(', ')}`,
    `Signing in: ${signIn?.step ?? 'no'}`,
    '',
    `Accounts: ${accounts.length.toString()}`,
    ...countsOf(accounts.map(situation)),
    `Signed out: ${history.length.toString()}`,
    ...countsOf(history.map(({ session, forgotten }) => (forgotten ? `${session}, forgotten` : session))),
    '',
    'Log:',
    ...lastLines(facts.log),
  ];
  const text = `${lines.map(plainText).join('\n')}\n`;
  return facts.strikeOut(withoutHome(text, facts.home));
}

/** Also as the log's JSON writes it. */
function withoutHome(text: string, home: string): string {
  if (home.length < 2) return text;
  return text.replaceAll(home, '~').replaceAll(JSON.stringify(home).slice(1, -1), '~');
}

function noticeName(notice: Snapshot['notices'][number]): string {
  return notice.kind === 'keychain' ? `keychain ${notice.reason}` : notice.kind;
}

/** An account's state without anything by which it could be known. */
function situation({ state, storage }: Account): string {
  const where = storage === 'memory' ? ['in memory'] : [];
  return [state.kind, ...where, ...stateRow(state).diagnosis(state)].join(', ');
}

function countsOf(texts: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].sort().map(([text, count]) => `  ${count.toString()} × ${text}`);
}

function lastLines(log: string): readonly string[] {
  const lines = log.split('\n').filter((line) => line !== '');
  return lines.length === 0 ? ['  (empty)'] : lines.slice(-mostLines);
}
