import { hostileValue, ordinaryValue } from '../chosen.ts';
import type { Sandbox } from '../run.ts';
import type { CollectedText } from '../search.ts';

/**
 * A person, or a script with the wrong variable, gives a secret where something else is asked for. Then it stands in the process's
 * arguments by their doing; what Signoff says about it ends up in logs, where only Signoff would have put it.
 */
export async function mistakes(sandbox: Sandbox): Promise<void> {
  const { run } = sandbox;
  for (const value of [ordinaryValue(), hostileValue()]) {
    const typed = run.know('a secret typed by mistake', value, inArguments);
    const attempts = [
      [typed],
      ['sign-in', typed],
      ['accounts', typed],
      ['check', typed],
      ['check', typed, '--json'],
      ['sign-out', typed],
      ['sign-out', 'ada@mistakes.example', typed],
      ['retry', typed],
      ['forget', typed],
      ['serve', '--port', typed],
      ['accounts', '--format', typed],
      ['accounts', '--api-key', typed],
      ['accounts', `--api-key=${typed}`],
      ['accounts', `--json=${typed}`],
      ['accounts', `--${typed}`],
      ['accounts', `-${typed}`],
    ];
    for (const words of attempts) await run.signoff(sandbox, words, { label: 'with a mistake' });
    const addresses = [
      `https://ada:${encodeURIComponent(typed)}@box.example/`,
      `https://box.example/?auth_token=${typed}`,
      typed,
    ];
    for (const address of addresses)
      await run.signoff(sandbox, ['accounts', '--service', address], {
        label: 'with a mistake',
        inspected: true,
      });
  }
}

function inArguments({ place }: CollectedText): boolean {
  return place === 'command line';
}
