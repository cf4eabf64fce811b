import { sep } from 'node:path';

/**
 * The file that an AppImage, or a portable app for Windows, was started by; null: this is neither. The running program lies in a temporary
 * place that is gone when it ends.
 * @param running the program that runs
 */
export function portableProgram(
  { platform, env }: { readonly platform: NodeJS.Platform; readonly env: NodeJS.ProcessEnv },
  running: string,
): string | null {
  if (platform === 'win32') return env['PORTABLE_EXECUTABLE_FILE'] ?? null;
  // Whatever an AppImage starts inherits its variables: they are this app's where it lies inside of it.
  const { APPIMAGE: file, APPDIR: inside } = env;
  return platform === 'linux' && inside !== undefined && running.startsWith(inside + sep)
    ? (file ?? null)
    : null;
}
