import type { Log, LogFields } from '../../../electron/core/ports/log.ts';

/** A log that keeps what it was told. */
export interface RecordingLog extends Log {
  readonly entries: readonly {
    readonly level: keyof Log;
    readonly event: string;
    readonly fields: LogFields;
  }[];
}

export function createRecordingLog(): RecordingLog {
  const entries: { level: keyof Log; event: string; fields: LogFields }[] = [];
  const at =
    (level: keyof Log) =>
    (event: string, fields: LogFields = {}) => {
      entries.push({ level, event, fields });
    };
  return { entries, info: at('info'), warn: at('warn'), error: at('error') };
}
