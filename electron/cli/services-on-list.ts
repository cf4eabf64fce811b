import { exitCodes, type ExitCode } from '../../shared/exit-codes.ts';
import { servicesMessages } from '../../shared/words/command-line.ts';
import { hostOf } from '../../shared/language/service-name.ts';
import { problemMessage } from '../../shared/words/problems.ts';
import { problemRow } from '../../shared/problem-table.ts';
import type { Problem } from '../../shared/problem.ts';
import { serviceRow } from '../../shared/service-table.ts';
import { isSameService, type ServiceId, type ServiceKind } from '../../shared/service.ts';
import type { ConfiguredService } from '../../shared/settings.ts';
import { findService } from './choose-service.ts';
import type { CommandContext } from './context.ts';

/** What the commands about the list of services have in common. */

/** Does something with the service of the list that a name or an address means; says so where it means none. */
export async function withService(
  context: CommandContext,
  name: string,
  work: (service: ConfiguredService) => Promise<ExitCode>,
): Promise<ExitCode> {
  const snapshot = context.signoff.snapshot();
  const named = context.nameService(name);
  const found = findService(named, snapshot);
  if (found.kind === 'ambiguous') {
    return refuse(context, servicesMessages.ambiguous(named.text, found.addresses));
  }
  const service =
    found.kind === 'service'
      ? snapshot.settings.services.find((each) => isSameService(each, found.service))
      : undefined;
  return service === undefined ? refuse(context, servicesMessages.noSuchService(named.text)) : work(service);
}

/** What a service is called, as messages take a name. */
export function nameOf({ name, address }: Pick<ConfiguredService, 'name' | 'address'>): string {
  return name === '' ? hostOf(address) : name;
}

/** The same where it can be repeated on a command line as it is, else its address. */
export function wordFor({ name, address }: Pick<ConfiguredService, 'name' | 'address'>): string {
  return /^[\p{L}\p{N}._-]+$/u.test(name) ? name : address;
}

/** Reads this app's own secret at a service. Null: standard input ended without one. */
export async function readSecret(
  { terminal, cancel }: CommandContext,
  kind: ServiceKind,
  name: string,
): Promise<string | null> {
  const words = servicesMessages.secretAsked(serviceRow(kind).appSecret?.kind ?? null, name);
  const question = { words, isAnswer: isSomething, hint: servicesMessages.emptySecret, isSecret: true };
  return (await terminal.ask(question, cancel))?.trim() ?? null;
}

function isSomething(line: string): boolean {
  return line.trim() !== '';
}

/** Says why nothing was done. */
export function refuse({ output }: CommandContext, why: string): ExitCode {
  return output.fail(exitCodes.wrongUsage, why);
}

/** Says what went wrong. */
export function failWith(
  { output }: CommandContext,
  problem: Problem,
  { kind, address }: ServiceId,
): ExitCode {
  return output.fail(problemRow(problem).exitCode.otherwise, problemMessage(problem, address, kind), problem);
}
