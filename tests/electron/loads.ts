/** A load that the app asked for and that failed; worded as Electron words it. */
export class LoadFailure extends Error {
  readonly code: string;
  readonly errno: number;
  readonly url: string;

  constructor(errorText: string, url: string) {
    const code = errorText.replace(/^net::/, '');
    const errno = numbers[code] ?? -2;
    super(`${code} (${errno.toString()}) loading '${url}'`);
    this.code = code;
    this.errno = errno;
    this.url = url;
  }
}

/** net/base/net_error_list.h */
const numbers: Readonly<Record<string, number>> = {
  ERR_FAILED: -2,
  ERR_ABORTED: -3,
  ERR_INVALID_URL: -300,
  ERR_UNKNOWN_URL_SCHEME: -302,
  ERR_BLOCKED_BY_CLIENT: -20,
  ERR_CONNECTION_REFUSED: -102,
  ERR_NAME_NOT_RESOLVED: -105,
};

/** The one load at a time that the app has asked a page for. */
export class Loads {
  private current: { readonly promise: PromiseWithResolvers<undefined>; readonly address: string } | null =
    null;
  private expected: string | null = null;

  /** @param address as the browser knows it. A load that is still under way has failed by this. */
  begin(address: string): Promise<void> {
    this.current?.promise.reject(new LoadFailure('net::ERR_ABORTED', this.current.address));
    this.current = { promise: Promise.withResolvers<undefined>(), address };
    this.expected = withoutFragment(address);
    return this.current.promise.promise;
  }

  take(address: string): boolean {
    if (this.expected !== withoutFragment(address)) return false;
    this.expected = null;
    return true;
  }

  done(): void {
    this.current?.promise.resolve(undefined);
    this.current = null;
    this.expected = null;
  }

  fail(error: Error): void {
    this.current?.promise.reject(error);
    this.current = null;
    this.expected = null;
  }
}

function withoutFragment(address: string): string {
  return address.replace(/#.*$/s, '');
}
