import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** What the system must bring for a kind of package, because nothing downloads it. */
const tools: Readonly<Record<string, { readonly program: string; readonly hint: string }>> = {
  deb: { program: 'dpkg-deb', hint: 'Debian package dpkg' },
  rpm: { program: 'rpmbuild', hint: 'Debian package rpm, Fedora package rpm-build' },
};

/** One line for each tool that these targets need and PATH does not have. */
export function missingTools(targets: readonly string[], environment: NodeJS.ProcessEnv): string[] {
  return targets.flatMap((target) => {
    const tool = tools[target];
    if (tool === undefined || findOnPath(tool.program, environment) !== null) return [];
    return [`To build ${target}, ${tool.program} is needed (${tool.hint}), or choose other --targets.`];
  });
}

/** The path of a program, or null. */
export function findOnPath(program: string, environment: NodeJS.ProcessEnv): string | null {
  const found = (environment['PATH'] ?? '')
    .split(delimiter)
    .map((directory) => join(directory, program))
    .find((file) => {
      try {
        accessSync(file, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
  return found ?? null;
}
