import { runtimeLine } from '../e2e/desktop/driver/runtime.ts';
import type { Counting } from './counts.ts';
import {
  chromium,
  commandLine,
  desktopSession,
  fleet,
  glewlwyd,
  keyring,
  nextcloudClient,
  packaging,
  python,
  realKeychains,
  soapClients,
  type Prerequisite,
} from './prerequisites.ts';

export interface Suite {
  readonly name: string;
  /** The script of package.json that runs it. */
  readonly script: string;
  readonly counting: Counting;
  readonly needs: readonly Prerequisite[];
  /** Several times what it takes, so that it is reached by what hangs and not by what is slow on a busy machine. */
  readonly limitSeconds: number;
  /**
   * May run beside its neighbours that may, too: none of its tests has a deadline that a busy machine misses. Alone, `fleet`, `secrets`
   * and `packages` leave the processors idle for most of their time.
   */
  readonly sideBySide?: true;
  /** What the summary says beside the counts. */
  readonly note?: () => string;
}

/** Everything that `npm test` runs, in this order: what is quick, and what says most, first. */
export const suites: readonly Suite[] = [
  sideBySide(check('lint', 'lint', 600)),
  sideBySide(vitest('unit', 600)),
  sideBySide(vitest('flows', 600)),
  sideBySide(vitest('rules', 600)),
  sideBySide(check('typecheck', 'typecheck', 240)),
  sideBySide(check('format', 'format:check', 120)),
  sideBySide(check('walls', 'walls', 120)),
  sideBySide(check('unused', 'unused', 120)),
  check('build', 'build', 180),
  vitest('integration', 900, [chromium, glewlwyd, nextcloudClient, python, ...keyring]),
  vitest('keyring', 1200, realKeychains),
  vitest('clients', 200, soapClients),
  vitest('cli', 1200, [...commandLine, chromium]),
  sideBySide(vitest('fleet', 1200, fleet)),
  sideBySide(vitest('secrets', 600, keyring)),
  vitest('flows-keyring', 600, keyring),
  vitest('crash', 1800, keyring),
  sideBySide(vitest('packages', 2400, packaging)),
  sideBySide(check('demo', 'demo', 300, keyring)),
  {
    name: 'e2e',
    script: 'test:e2e',
    counting: 'playwright',
    needs: desktopSession,
    limitSeconds: 3600,
    note: () => runtimeLine(),
  },
];

/** The suites of these names, in the order in which they always run; all where none is named. */
export function chooseSuites(names: readonly string[]): readonly Suite[] {
  return names.length === 0 ? suites : suites.filter(({ name }) => names.includes(name));
}

/**
 * Cuts suites into groups, in their order: those of one group may run at the same time.
 */
export function groupsOf(chosen: readonly Suite[]): readonly (readonly Suite[])[] {
  const groups: Suite[][] = [];
  for (const suite of chosen) {
    const group = groups.at(-1);
    if (suite.sideBySide && group?.[0]?.sideBySide) group.push(suite);
    else groups.push([suite]);
  }
  return groups;
}

function sideBySide(suite: Suite): Suite {
  return { ...suite, sideBySide: true };
}

function check(
  name: string,
  script: string,
  limitSeconds: number,
  needs: readonly Prerequisite[] = [],
): Suite {
  return { name, script, counting: 'check', needs, limitSeconds };
}

function vitest(name: string, limitSeconds: number, needs: readonly Prerequisite[] = []): Suite {
  return { name, script: `test:${name}`, counting: 'vitest', needs, limitSeconds };
}
