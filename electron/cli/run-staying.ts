import { exitCodes, worst, type ExitCode } from '../../shared/exit-codes.ts';
import { hostMessages, ownerMessages } from '../../shared/words/command-line.ts';
import { patienceAtEnd } from '../host/end-signoff.ts';
import { followLanguage } from '../host/follow-language.ts';
import { joinOwner, type Joined } from '../host/join-owner.ts';
import type { Command, Given } from './command.ts';
import { onInterrupt } from './interrupt.ts';
import { sayBeforehand, type Place } from './place.ts';
import type { Output } from './terminal.ts';

/** Carries out a command that stays, and so has to own the data directory itself. Gives the exit status. */
export async function runStaying(
  command: Extract<Command, { needs: 'window' }>,
  given: Given,
  place: Place,
): Promise<ExitCode> {
  const { output, joining, startServing } = place;
  const joined = await joinOwner(joining);
  if (joined.kind === 'refused') return output.fail(exitCodes.unexpected, joined.why);
  if (joined.kind === 'other') return tellWhoRuns(joined, command.opensWindow(given), output);
  const { owned } = joined;
  const { signoff } = owned;
  let code: ExitCode = exitCodes.unexpected;
  try {
    // What it serves besides the page follows what is chosen in the page.
    await followLanguage(signoff, () => undefined);
    sayBeforehand(place, signoff.snapshot(), false);
    const context = { signoff, output, cancel: onInterrupt(true), startServing: startServing(signoff) };
    code = await command.run(context, given);
  } finally {
    const saved = await owned.close(patienceAtEnd);
    if (saved.kind === 'not-saved') {
      code = worst([code, output.fail(exitCodes.unexpected, hostMessages.notSaved)]);
    }
  }
  return code;
}

/** There is one window on a data directory. */
async function tellWhoRuns(
  { owner, control }: Extract<Joined, { kind: 'other' }>,
  open: boolean,
  output: Output,
): Promise<ExitCode> {
  const words = {
    desktop: ownerMessages.runsAsApp,
    serve: ownerMessages.runsAsServe,
    command: ownerMessages.commandRuns,
  };
  if (open && owner !== 'command') await control.showWindow().catch(() => undefined);
  control.close();
  return output.fail(exitCodes.unexpected, words[owner]);
}
