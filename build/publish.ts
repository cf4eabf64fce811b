import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const stagePrefix = '.stage-';

/** A directory of this process's own inside `out`, so that two builds at once do not write into each other's files. */
export function openStage(out: string): string {
  mkdirSync(out, { recursive: true });
  for (const name of readdirSync(out)) {
    if (name.startsWith(stagePrefix) && !isAlive(Number(name.slice(stagePrefix.length)))) {
      rmSync(join(out, name), { recursive: true, force: true });
    }
  }
  const stage = join(out, stagePrefix + process.pid.toString());
  mkdirSync(stage);
  return stage;
}

/**
 * Puts a finished build in the place of the last one, file by file and each at once, so that a program that starts
 * meanwhile finds a whole file. The page comes after what it loads. Folders of `out` that the build does not write are left
 * alone. Gives the files, relative to `out`.
 */
export function publish(stage: string, out: string): string[] {
  const folders = readdirSync(stage);
  const files = filesIn(stage, folders).sort((a, b) => Number(isAsset(b)) - Number(isAsset(a)));
  for (const file of files) {
    mkdirSync(dirname(join(out, file)), { recursive: true });
    renameSync(join(stage, file), join(out, file));
  }
  rmSync(stage, { recursive: true, force: true });
  for (const file of filesIn(out, folders)) {
    if (!files.includes(file)) rmSync(join(out, file), { force: true });
  }
  return files;
}

function isAsset(file: string): boolean {
  return file.includes('/assets/');
}

/** Every file in these folders, relative to `directory`, with slashes. */
function filesIn(directory: string, folders: readonly string[]): string[] {
  return folders.flatMap((folder) =>
    readdirSync(join(directory, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(directory, join(entry.parentPath, entry.name)).replaceAll('\\', '/')),
  );
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
