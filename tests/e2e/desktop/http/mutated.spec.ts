import { askEach } from '../../../integration/openbox/mutated-answers-asked.ts';
import { expect } from '../driver/fixtures.ts';
import { readAsChromium } from './chromium-oracle.ts';
import { test } from './program.ts';

/** Far longer than it takes on a machine that does nothing else. */
test.setTimeout(600_000);

for (const seed of [20_261_126, 7]) {
  test(`none of 2,500 mutated answers (seed ${seed.toString()}) is taken for a sign-out that it is not, or ends the app`, async ({
    program,
  }) => {
    const { figures, wrong } = await askEach(
      { seed, count: 2_500 },
      async (asked) => (await program.logout({ ...asked, deadline: 2_000 })).reply,
      readAsChromium,
    );
    console.log(figures);
    expect(wrong).toEqual([]);
    expect(await program.uncaught()).toEqual([]);
  });
}
