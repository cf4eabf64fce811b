/** The short name of a failed file operation, such as ENOSPC: all of an error that is fit for a log. */
export function errorCode(error: unknown): string {
  if (error instanceof Error) {
    const { code } = error as NodeJS.ErrnoException;
    return typeof code === 'string' ? code : error.name;
  }
  return 'unknown';
}
