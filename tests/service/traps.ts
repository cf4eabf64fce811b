import type { IncomingMessage, ServerResponse } from 'node:http';
import { okStatus } from './api.ts';
import { send, sendText } from './sending.ts';
import { actions, basePath, formats, type Action, type Format } from './vocabulary.ts';
import { replyType, writeReply } from './writing.ts';

const prefix = `${basePath}redirected/`;

/** Where redirects lead to: whoever follows one is counted, and told that the action worked, which it did not. */
export class Traps {
  readonly #originOf: (to: 'same-origin' | 'other-origin') => string;
  #followed = 0;

  /** `originOf` gives an origin as in `http://127.0.0.1:8080`. */
  constructor(originOf: (to: 'same-origin' | 'other-origin') => string) {
    this.#originOf = originOf;
  }

  /** How many requests followed a redirect. */
  get followed(): number {
    return this.#followed;
  }

  /** The address of the trap for a call. */
  set(to: 'same-origin' | 'other-origin', action: Action, format: Format): string {
    return `${this.#originOf(to)}${prefix}${action}/${format}`;
  }

  /** Answers on the other origin, where there is nothing but traps. */
  answer(request: IncomingMessage, response: ServerResponse): void {
    const trap = this.at(request.url ?? '');
    if (trap) trap(response);
    else sendText(response, 404, 'There is nothing here.');
  }

  /** What answers at a path, where a trap lies there. */
  at(path: string): ((response: ServerResponse) => void) | undefined {
    if (!path.startsWith(prefix)) return undefined;
    const [action, format] = path.slice(prefix.length).split('/');
    const knownAction = actions.find((known) => known === action);
    const knownFormat = formats.find((known) => known === format);
    if (!knownAction || !knownFormat) return undefined;
    return (response) => {
      this.#followed += 1;
      const claim = writeReply(knownFormat, knownAction, { status: okStatus(knownAction) });
      send(response, 200, { 'Content-Type': replyType }, claim);
    };
  }
}
