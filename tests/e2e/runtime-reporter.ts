import type { Reporter } from 'playwright/types/testReporter';
import { runtimeLine } from './desktop/driver/runtime.ts';

/** Ends the run by naming what the desktop's specs ran on. */
export default class RuntimeReporter implements Reporter {
  private hasDesktop = false;

  onTestEnd(...[test]: Parameters<NonNullable<Reporter['onTestEnd']>>): void {
    const project = test.parent.project()?.name;
    if (project === 'desktop' || project === 'session') this.hasDesktop = true;
  }

  onExit(): Promise<void> {
    if (this.hasDesktop) console.log(runtimeLine());
    return Promise.resolve();
  }

  printsToStdio(): boolean {
    // Another reporter lists the tests.
    return false;
  }
}
