import { runtime } from './desktop/driver/runtime.ts';

/** Before any spec: where Electron is missing, one line says so, and nothing runs. */
export default function needRuntime(): void {
  try {
    runtime();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}
