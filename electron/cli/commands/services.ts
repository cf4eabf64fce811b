import { exitCodes } from '../../../shared/exit-codes.ts';
import { commandWords } from '../../../shared/words/commands.ts';
import { listedName } from '../../../shared/language/service-name.ts';
import { serviceRow } from '../../../shared/service-table.ts';
import type { ConfiguredService } from '../../../shared/settings.ts';
import { aligned } from '../aligned.ts';
import { command } from '../command.ts';

/** `signoff services`: lists the services to sign in to. */
export const services = command({
  name: 'services',
  operands: [],
  options: {},
  examples: ['signoff services'],
  words: commandWords.services,
  needs: 'signoff',
  run: ({ signoff, output }) => {
    const { services: listed } = signoff.snapshot().settings;
    const rows = listed.map((service) => [
      listedName(service),
      serviceRow(service.kind).name,
      service.address,
      service.clientId ?? '',
    ]);
    for (const row of aligned(rows, output.look.columns)) output.say(row);
    for (const service of listed) output.data(serviceLine(service));
    return exitCodes.done;
  },
});

/** A service of the list as a line of JSON. */
function serviceLine({
  kind,
  address,
  name,
  clientId,
  hasSecret,
}: ConfiguredService): Readonly<Record<string, unknown>> {
  return { service: address, kind, name: name === '' ? null : name, clientId, hasSecret };
}
