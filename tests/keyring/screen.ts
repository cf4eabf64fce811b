import { startServer, type ServerProcess } from './server-process.ts';

/** An X server of a test's own, with or without a window manager. */
export interface Screen {
  /** Such as `:1`, for `DISPLAY`. */
  readonly display: string;
  close(): Promise<void>;
}

/** Without a window manager nothing can be minimized, and no window knows that it is in front. */
export type WindowManager = 'xfwm4' | 'none';

/** @param env what the window manager gets; its session bus is not used: it starts one of its own. */
export async function startScreen(
  env: NodeJS.ProcessEnv,
  options: { readonly size?: string; readonly windowManager?: WindowManager } = {},
): Promise<Screen> {
  const { size = '1280x800', windowManager = 'none' } = options;
  const started: ServerProcess[] = [];
  const server = await startServer({
    program: 'Xvfb',
    // Else it begins anew when its last program has gone, and turns away whichever comes in that moment.
    args: ['-noreset', '-displayfd', '3', '-nolisten', 'tcp', '-screen', '0', `${size}x24`],
    env,
    announcesOn: 3,
  });
  started.push(server);
  const display = `:${server.announced ?? ''}`;
  if (windowManager === 'xfwm4') {
    const args = ['--', 'xfwm4', '--compositor=off'];
    started.push(await startServer({ program: 'dbus-run-session', args, env: { ...env, DISPLAY: display } }));
  }
  return {
    display,
    close: async () => {
      for (const each of started.reverse()) await each.kill();
    },
  };
}
