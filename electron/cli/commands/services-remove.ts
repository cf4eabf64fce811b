import { assertNever } from '../../../shared/assert-never.ts';
import { exitCodes } from '../../../shared/exit-codes.ts';
import { servicesMessages, usageMessages } from '../../../shared/words/command-line.ts';
import { commandWords } from '../../../shared/words/commands.ts';
import { command } from '../command.ts';
import { failWith, nameOf, refuse, withService } from '../services-on-list.ts';

/** `signoff services remove SERVICE`. */
export const servicesRemove = command({
  name: 'services remove',
  operands: [{ name: 'SERVICE', count: 'one', missing: usageMessages.whichService }],
  options: {},
  examples: ['signoff services remove Work'],
  words: commandWords['services remove'],
  needs: 'signoff',
  run: (context, { operands: [asked = ''] }) =>
    withService(context, asked, async (service) => {
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
          return failWith(context, removed.problem, service);
        default:
          return assertNever(removed, 'result of removing a service');
      }
    }),
});
