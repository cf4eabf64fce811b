import { assertNever } from '../../shared/assert-never.ts';
import { exitCodes, worst, type ExitCode } from '../../shared/exit-codes.ts';
import { hostMessages, ownerMessages, servicesMessages } from '../../shared/words/command-line.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import { commandSession, joinOwner, NoOwner, type CommandSession } from '../host/join-owner.ts';
import { OwnerFailed, OwnerGone } from '../host/remote-control.ts';
import { findService } from './choose-service.ts';
import type { Command, Given } from './command.ts';
import type { CommandContext } from './context.ts';
import { onInterrupt } from './interrupt.ts';
import { tellNotices } from './notice-lines.ts';
import { sayBeforehand, type Place } from './place.ts';

type AskingCommand = Extract<Command, { needs: 'signoff' }>;

/** Carries out a command that ends by itself, and that any owner of the data directory can do. Gives the exit status. */
export async function runAsking(command: AskingCommand, given: Given, place: Place): Promise<ExitCode> {
  const { output, joining } = place;
  const joined = await joinOwner(joining);
  if (joined.kind === 'refused') return output.fail(exitCodes.unexpected, joined.why);
  const session = commandSession(joined, joining, () => output.warn(ownerMessages.nextOwner));
  let code: ExitCode = exitCodes.unexpected;
  try {
    const snapshot = session.control.snapshot();
    sayBeforehand(place, snapshot, joined.kind === 'other');
    const chosen = chooseService(place, snapshot);
    code =
      chosen.kind === 'refused'
        ? output.fail(exitCodes.wrongUsage, chosen.why)
        : await run(command, given, contextOf(command, place, session, chosen.choice));
  } catch (error) {
    code = output.fail(exitCodes.unexpected, wordsForLostOwner(error));
  } finally {
    const saved = await session.close();
    if (saved.kind === 'not-saved') {
      code = worst([code, output.fail(exitCodes.unexpected, hostMessages.notSaved)]);
    }
  }
  return code;
}

/** A command that does not list the notices itself does not end as if all were known. */
async function run(command: AskingCommand, given: Given, context: CommandContext): Promise<ExitCode> {
  const code = await command.run(context, given);
  return command.listsNotices === true ? code : worst([code, tellNotices(context)]);
}

function contextOf(
  { waitsForPerson }: AskingCommand,
  place: Place,
  session: CommandSession,
  choice: ServiceChoice,
): CommandContext {
  const { terminal, output, directory, nameService, openBrowser, overSsh, finisher } = place;
  return {
    signoff: session.control,
    ...{ terminal, output, directory, nameService, openBrowser, overSsh },
    // A sign-in that began a session has to end it; all else is finished by the next start.
    cancel: onInterrupt(waitsForPerson === true),
    owner: () => session.owner(),
    finisher: () => finisher(session.owner()),
    ...choice,
  };
}

type ServiceChoice = Pick<CommandContext, 'service' | 'serviceIsKnown'>;
type Chosen =
  | { readonly kind: 'chosen'; readonly choice: ServiceChoice }
  | { readonly kind: 'refused'; readonly why: string };

function chooseService({ service, nameService }: Place, snapshot: Snapshot): Chosen {
  if (service === null) return { kind: 'chosen', choice: { service: null, serviceIsKnown: true } };
  const found = findService(nameService(service), snapshot);
  switch (found.kind) {
    case 'service':
      return { kind: 'chosen', choice: { service: found.service, serviceIsKnown: found.isKnown } };
    case 'ambiguous':
      return { kind: 'refused', why: servicesMessages.ambiguous(service, found.addresses) };
    case 'none':
      return { kind: 'refused', why: servicesMessages.noSuchService(service) };
    default:
      return assertNever(found, 'result of finding a service');
  }
}

/** What is known where the owner of the data directory did not answer. Anything else is a bug. */
function wordsForLostOwner(error: unknown): string {
  if (error instanceof OwnerGone) return ownerMessages.ended;
  if (error instanceof OwnerFailed) return ownerMessages.failed;
  if (error instanceof NoOwner) return error.message;
  throw error;
}
