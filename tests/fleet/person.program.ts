/**
 * A person of this computer in a session of their own, with a real keyring: `person.program.ts HOME`, started as that person. Its
 * first line names the folder of the session; then it carries out the orders of standard input, a line of JSON each, and answers each
 * by one. The session ends with standard input.
 */
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { assertNever } from '../../shared/assert-never.ts';
import { listedItems } from '../keyring/listed-items.ts';
import { startPrivateKeyring } from '../keyring/private-keyring.ts';
import { follow, isSignInLink, linkIn } from '../support/links.ts';
import { startSignoff, type CommandSurroundings } from '../support/run-signoff.ts';

/** What the person is asked to do. */
export type Order =
  | { readonly kind: 'run'; readonly words: readonly string[]; readonly input: string }
  /** Answered twice: by the service's page, and by how the command ended. */
  | { readonly kind: 'sign-in'; readonly words: readonly string[] }
  | { readonly kind: 'lock' }
  | { readonly kind: 'unlock' }
  | { readonly kind: 'list-items' };

const [home = ''] = process.argv.slice(2);
const keyring = await startPrivateKeyring();
const common = ['--data-dir', join(home, '.config', 'Signoff')];
const surroundings: CommandSurroundings = { env: keyring.env, apiKey: null };

tell({ session: keyring.env['XDG_RUNTIME_DIR'] });
for await (const line of createInterface({ input: process.stdin })) {
  tell(await carryOut(JSON.parse(line) as Order));
}
await keyring.close();

async function carryOut(order: Order): Promise<object> {
  switch (order.kind) {
    case 'run': {
      const command = startSignoff([...order.words, ...common], surroundings);
      command.process.stdin?.end(order.input);
      return command.ended;
    }
    case 'sign-in': {
      const words = ['sign-in', '--no-browser', '--yes', '--json', ...order.words, ...common];
      const command = startSignoff(words, surroundings);
      const { page } = JSON.parse(await command.nextLine()) as { page: string };
      const link = linkIn(page);
      tell({ page: isSignInLink(link) ? await follow(link) : link });
      return command.ended;
    }
    case 'lock':
      await keyring.lock();
      return {};
    case 'unlock':
      await keyring.unlock();
      return {};
    case 'list-items':
      return { items: [...(await listedItems(keyring.env)).keys()] };
    default:
      return assertNever(order, 'order');
  }
}

function tell(answer: object): void {
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
