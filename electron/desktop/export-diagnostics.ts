import { dialog } from 'electron';
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { diagnosticsWords } from '../../shared/words/desktop.ts';
import { productName } from '../../shared/product-name.ts';
import type { Snapshot } from '../../shared/snapshot.ts';
import type { Log } from '../core/ports/log.ts';
import { diagnosticsText, type DiagnosticsFacts } from './diagnostics.ts';

export interface DiagnosticsOptions {
  readonly facts: Omit<DiagnosticsFacts, 'log' | 'madeAt' | 'hasTray'>;
  /** The log's file. */
  readonly logFile: string;
  readonly log: Log;
}

/**
 * Asks where to, and saves the diagnostics there.
 * @param tell says that they were saved
 */
export async function exportDiagnostics(
  options: DiagnosticsOptions,
  snapshot: Snapshot,
  now: Date,
  hasTray: boolean,
  tell: (text: string) => void,
): Promise<void> {
  const day = now.toISOString().slice(0, 10);
  const { canceled, filePath } = await dialog.showSaveDialog({
    title: diagnosticsWords.title,
    defaultPath: `${productName.toLowerCase()}-diagnostics-${day}.txt`,
    filters: [{ name: diagnosticsWords.fileType, extensions: ['txt'] }],
    // Only Linux has to be told to ask.
    properties: ['showOverwriteConfirmation'],
  });
  if (canceled || filePath === '') return;
  const facts = { ...options.facts, log: logText(options.logFile), madeAt: now, hasTray };
  try {
    await writeFile(filePath, diagnosticsText(snapshot, facts), { mode: 0o600 });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    options.log.warn('diagnostics-not-saved', { code });
    dialog.showErrorBox(productName, diagnosticsWords.failed(code));
    return;
  }
  tell(diagnosticsWords.saved);
}

/** If the log cannot be read, the diagnostics say that it is empty; the rest is still useful. */
function logText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
