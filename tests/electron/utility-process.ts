import { fork, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import type * as ElectronTypes from 'electron';
import { app } from './app.ts';
import { emulated, EmulatedEmitter } from './not-emulated.ts';
import { state } from './state.ts';

type Used = Pick<ElectronTypes.UtilityProcess, 'pid' | 'postMessage' | 'kill'>;

const start = path.join(import.meta.dirname, 'utility-start.ts');
const knownOptions = ['cwd', 'env', 'execArgv', 'serviceName', 'stdio'];
const running = new Set<ChildProcess>();

/** A real process of its own, on Node, with `process.parentPort` as Electron's have it. */
class UtilityProcessStandIn extends EmulatedEmitter implements Used {
  pid: number | undefined = undefined;
  private readonly child: ChildProcess;
  private hasEnded = false;

  constructor(modulePath: string, args: readonly string[], options: ElectronTypes.ForkOptions) {
    super('UtilityProcess', ['error', 'exit', 'message', 'spawn']);
    if (!state.isReady) throw new Error('utilityProcess cannot be created before app is ready.');
    for (const name of Object.keys(options)) {
      if (!knownOptions.includes(name)) throw new Error(`not emulated: utilityProcess.fork option ${name}`);
    }
    const { env, cwd, execArgv = [], stdio = 'inherit' } = options;
    if (stdio !== 'ignore' && stdio !== 'inherit')
      throw new Error('not emulated: utilityProcess.fork option stdio of this kind');
    this.child = fork(start, [modulePath, ...args], {
      env: (env ?? process.env) as NodeJS.ProcessEnv,
      ...(cwd !== undefined && { cwd }),
      // Node says of its own type stripping what no app needs to read.
      execArgv: [...execArgv, '--disable-warning=ExperimentalWarning'],
      stdio: ['ignore', stdio, stdio, 'ipc'],
      serialization: 'advanced',
    });
    running.add(this.child);
    this.child.on('spawn', () => {
      this.pid = this.child.pid;
      this.emit('spawn');
    });
    this.child.on('message', (message) => this.emit('message', message));
    this.child.on('exit', (code, signal) => this.ended(code ?? 0, signal !== null));
    this.child.on('error', () => {
      if (this.child.pid === undefined) this.ended(1, true);
    });
  }

  postMessage(message: unknown): void {
    // A message that cannot be delivered: the process has ended, and its exit is on its way.
    if (this.child.connected) this.child.send(message as object, () => undefined);
  }

  kill(): boolean {
    if (this.hasEnded) return false;
    // On POSIX, as Electron's documentation says.
    return this.child.kill('SIGTERM');
  }

  private ended(code: number, wasKilled: boolean): void {
    if (this.hasEnded) return;
    this.hasEnded = true;
    running.delete(this.child);
    this.pid = undefined;
    this.emit('exit', code);
    app.emit(
      'child-process-gone',
      {},
      {
        type: 'Utility',
        reason: wasKilled ? 'killed' : code === 0 ? 'clean-exit' : 'abnormal-exit',
        exitCode: code,
        serviceName: 'node.mojom.NodeService',
        name: 'Node Utility Process',
      },
    );
  }
}

/** Lets go of every process: their ports close, and they end as they see fit. */
export function releaseUtilityProcesses(): void {
  for (const child of running) {
    if (child.connected) child.disconnect();
    child.unref();
  }
}

export const utilityProcess = emulated('utilityProcess', {
  fork: (modulePath: string, args: string[] = [], options: ElectronTypes.ForkOptions = {}) =>
    new UtilityProcessStandIn(modulePath, args, options),
});
