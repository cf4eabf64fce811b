import { missingRuntime } from './desktop/driver/runtime.ts';

/** Before any spec: where the runtime that was asked for is missing, one line says so, and nothing runs. */
export default function needRuntime(): void {
  const missing = missingRuntime(process.env);
  if (missing === null) return;
  console.error(missing);
  process.exit(1);
}
