import { exitCodes, type ExitCode } from '../../../shared/exit-codes.ts';
import { servicesMessages, usageMessages } from '../../../shared/words/command-line.ts';
import { commandWords } from '../../../shared/words/commands.ts';
import { serviceRow } from '../../../shared/service-table.ts';
import type { ConfiguredService } from '../../../shared/settings.ts';
import { command } from '../command.ts';
import type { CommandContext } from '../context.ts';
import { failWith, nameOf, readSecret, refuse, withService } from '../services-on-list.ts';

/** `signoff services secret SERVICE`: puts this app's own secret there into the keychain, or with --remove takes it out. */
export const servicesSecret = command({
  name: 'services secret',
  operands: [{ name: 'SERVICE', count: 'one', missing: usageMessages.whichService }],
  options: { remove: { type: 'boolean' } },
  examples: ['signoff services secret Work', 'signoff services secret --remove Work'],
  words: commandWords['services secret'],
  needs: 'signoff',
  run: (context, { operands: [asked = ''], options }) =>
    withService(context, asked, async (service) => {
      const name = nameOf(service);
      if (serviceRow(service.kind).appSecret === null) {
        return refuse(context, servicesMessages.takesNoSecret(name));
      }
      if (!service.canChangeSecret) return refuse(context, servicesMessages.secretIsGiven(name));
      return options.remove ? remove(context, service) : keep(context, service);
    }),
});

async function keep(context: CommandContext, service: ConfiguredService): Promise<ExitCode> {
  const { kind, address } = service;
  const secret = await readSecret(context, kind, nameOf(service));
  if (secret === null) return refuse(context, servicesMessages.noSecret);
  const kept = await context.signoff.services.setSecret({ kind, address }, secret);
  if (kept.kind === 'failed') return failWith(context, kept.problem, service);
  context.output.data({ service: address, hasSecret: true });
  context.output.say(servicesMessages.secretKept);
  return exitCodes.done;
}

async function remove(context: CommandContext, service: ConfiguredService): Promise<ExitCode> {
  const { kind, address, hasSecret } = service;
  const { output } = context;
  if (hasSecret) {
    const removed = await context.signoff.services.setSecret({ kind, address }, null);
    if (removed.kind === 'failed') return failWith(context, removed.problem, service);
  }
  const name = nameOf(service);
  output.data({ service: address, hasSecret: false });
  output.say(hasSecret ? servicesMessages.secretRemoved(name) : servicesMessages.noSecretToRemove(name));
  return exitCodes.done;
}
