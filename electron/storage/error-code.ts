/** The short name of a failed file operation, such as ENOSPC or SQLITE_14: all of an error that is fit for a log. */
export function errorCode(error: unknown): string {
  if (error instanceof Error) {
    if ('errcode' in error && typeof error.errcode === 'number') return `SQLITE_${error.errcode}`;
    const { code } = error as NodeJS.ErrnoException;
    return typeof code === 'string' ? code : error.name;
  }
  return 'unknown';
}
