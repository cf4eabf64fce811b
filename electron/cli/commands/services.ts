import { assertNever } from '../../../shared/assert-never.ts';
import { exitCodes, type ExitCode } from '../../../shared/exit-codes.ts';
import { servicesMessages } from '../../../shared/words/command-line.ts';
import { serviceName } from '../../../shared/language/service-name.ts';
import { problemRow } from '../../../shared/problem-table.ts';
import { problemMessage } from '../../../shared/words/problems.ts';
import type { Problem } from '../../../shared/problem.ts';
import { serviceRow } from '../../../shared/service-table.ts';
import { isSameService, type ServiceId, type ServiceKind } from '../../../shared/service.ts';
import type { ConfiguredService } from '../../../shared/settings.ts';
import { aligned } from '../aligned.ts';
import type { Command } from '../arguments.ts';
import { findService, type NamedService } from '../choose-service.ts';
import type { CommandContext } from '../context.ts';

/** `signoff services`: lists the services to sign in to. */
export function listServices({ signoff, output }: CommandContext): ExitCode {
  const { services } = signoff.snapshot().settings;
  const rows = services.map((service) => [
    nameOf(service),
    serviceRow(service.kind).name,
    service.address,
    service.clientId ?? '',
  ]);
  for (const row of aligned(rows)) output.say(row.trimEnd());
  for (const { kind, address, name, clientId, hasSecret } of services) {
    output.data({ service: address, kind, name: name === '' ? null : name, clientId, hasSecret });
  }
  return exitCodes.done;
}

/** `signoff services add`. */
export async function addService(
  context: CommandContext,
  { service: kind, address, name, clientId, secret }: Extract<Command, { kind: 'services-add' }>,
): Promise<ExitCode> {
  const { signoff, output } = context;
  const { needsClientId, appSecret } = serviceRow(kind);
  if (clientId !== null && !needsClientId)
    return refuse(context, servicesMessages.noUseFor('client-id', kind));
  if (secret && appSecret === null) return refuse(context, servicesMessages.noUseFor('secret', kind));
  const typed = secret ? await readSecret(context, kind, address) : null;
  if (secret && typed === null) return refuse(context, servicesMessages.noSecret);
  const put = await signoff.services.put({ kind, address, name, clientId });
  switch (put.kind) {
    case 'done': {
      if (typed !== null) {
        const kept = await signoff.services.setSecret(put.service, typed);
        if (kept.kind === 'failed') return fail(context, kept.problem, put.service);
      }
      output.data({ service: put.service.address, kind: put.service.kind });
      output.say(servicesMessages.added(name, put.service.address));
      return exitCodes.done;
    }
    case 'bad-service-address':
      return refuse(context, servicesMessages.badAddress);
    case 'no-client-id':
      return refuse(context, servicesMessages.noClientId);
    case 'failed':
      return fail(context, put.problem, { kind, address });
    default:
      return assertNever(put, 'result of adding a service');
  }
}

/** `signoff services remove SERVICE`. */
export async function removeService(context: CommandContext, named: NamedService): Promise<ExitCode> {
  return withService(context, named, async (service) => {
    const { signoff, output } = context;
    const name = nameOf(service);
    const removed = await signoff.services.remove({ kind: service.kind, address: service.address });
    switch (removed.kind) {
      case 'done':
        output.data({ removed: service.address });
        output.say(servicesMessages.removed(name));
        return exitCodes.done;
      case 'not-now':
        return refuse(
          context,
          service.canBeRemoved ? servicesMessages.inUse(name) : servicesMessages.staysOnList(name),
        );
      case 'failed':
        return fail(context, removed.problem, service);
      default:
        return assertNever(removed, 'result of removing a service');
    }
  });
}

/** `signoff services secret SERVICE`: reads this app's own secret there from standard input, and puts it into the keychain. */
export async function keepServiceSecret(context: CommandContext, named: NamedService): Promise<ExitCode> {
  return withService(context, named, async (service) => {
    const { signoff, output } = context;
    const name = nameOf(service);
    if (serviceRow(service.kind).appSecret === null) {
      return refuse(context, servicesMessages.takesNoSecret(name));
    }
    if (!service.canChangeSecret) return refuse(context, servicesMessages.secretIsGiven(name));
    const secret = await readSecret(context, service.kind, name);
    if (secret === null) return refuse(context, servicesMessages.noSecret);
    const kept = await signoff.services.setSecret({ kind: service.kind, address: service.address }, secret);
    if (kept.kind === 'failed') return fail(context, kept.problem, service);
    output.data({ service: service.address, hasSecret: true });
    output.say(servicesMessages.secretKept);
    return exitCodes.done;
  });
}

/** Does something with the service of the list that is meant. */
async function withService(
  context: CommandContext,
  named: NamedService,
  work: (service: ConfiguredService) => Promise<ExitCode>,
): Promise<ExitCode> {
  const snapshot = context.signoff.snapshot();
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

function nameOf({ name, address }: ConfiguredService): string {
  return name === '' ? serviceName(address) : name;
}

/** Null: standard input ended without one. */
async function readSecret(
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

function refuse({ output }: CommandContext, why: string): ExitCode {
  output.warn(why);
  return exitCodes.wrongUsage;
}

function fail({ output }: CommandContext, problem: Problem, { kind, address }: ServiceId): ExitCode {
  output.warn(problemMessage(problem, address, kind));
  return problemRow(problem).exitCode.otherwise;
}
