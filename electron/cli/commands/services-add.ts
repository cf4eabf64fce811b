import { assertNever } from '../../../shared/assert-never.ts';
import { exitCodes, type ExitCode } from '../../../shared/exit-codes.ts';
import { servicesMessages, usageMessages } from '../../../shared/words/command-line.ts';
import { commandWords } from '../../../shared/words/commands.ts';
import { serviceRow } from '../../../shared/service-table.ts';
import { serviceKinds, type ServiceKind } from '../../../shared/service.ts';
import { command } from '../command.ts';
import type { CommandContext } from '../context.ts';
import { failWith, nameOf, readSecret, refuse, wordFor } from '../services-on-list.ts';

/** The OpenBox service is not added: it is one address, of the settings. */
const kinds = serviceKinds.filter((kind) => kind !== 'openbox');

interface AskedService {
  readonly kind: ServiceKind;
  readonly address: string;
  readonly name: string;
  readonly clientId: string | null;
  /** Whether this app's own secret comes by standard input. */
  readonly secret: boolean;
}

/** `signoff services add KIND ADDRESS`. */
export const servicesAdd = command({
  name: 'services add',
  operands: [
    { name: 'KIND', count: 'one', choices: kinds, missing: usageMessages.whichKind },
    { name: 'ADDRESS', count: 'one', missing: usageMessages.whichAddress },
  ],
  options: {
    name: { type: 'string', value: 'NAME' },
    'client-id': { type: 'string', value: 'ID' },
    secret: { type: 'boolean' },
  },
  examples: [
    'signoff services add nextcloud cloud.example.com',
    'signoff services add oauth https://id.example.com --client-id signoff --name Work',
  ],
  words: commandWords['services add'],
  needs: 'signoff',
  run: (context, { operands: [kind, address = ''], options }) =>
    add(context, {
      kind: kinds.find((each) => each === kind) ?? 'nextcloud',
      address,
      name: options.name ?? '',
      clientId: options['client-id'],
      secret: options.secret,
    }),
});

async function add(context: CommandContext, asked: AskedService): Promise<ExitCode> {
  const { signoff, output } = context;
  const { kind, address, name, clientId, secret } = asked;
  const { needsClientId, appSecret } = serviceRow(kind);
  if (clientId !== null && !needsClientId) {
    return refuse(context, servicesMessages.noUseFor('client-id', kind));
  }
  if (secret && appSecret === null) return refuse(context, servicesMessages.noUseFor('secret', kind));
  const typed = secret ? await readSecret(context, kind, address) : null;
  if (secret && typed === null) return refuse(context, servicesMessages.noSecret);
  const put = await signoff.services.put({ kind, address, name, clientId });
  switch (put.kind) {
    case 'done': {
      if (typed !== null) {
        const kept = await signoff.services.setSecret(put.service, typed);
        if (kept.kind === 'failed') return failWith(context, kept.problem, put.service);
      }
      output.data({ service: put.service.address, kind: put.service.kind });
      const listed = { name, address: put.service.address };
      output.say(servicesMessages.added(nameOf(listed), wordFor(listed)));
      return exitCodes.done;
    }
    case 'bad-service-address':
      return refuse(context, servicesMessages.badAddress);
    case 'no-client-id':
      return refuse(context, servicesMessages.noClientId);
    case 'failed':
      return failWith(context, put.problem, { kind, address });
    default:
      return assertNever(put, 'result of adding a service');
  }
}
