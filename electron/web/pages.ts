import type { IncomingMessage, ServerResponse } from 'node:http';
import type { PageFiles } from '../host/page-files.ts';
import { answer, redirect, refuse, refuseAsExpired, refuseMethod } from './answers.ts';
import { isSame, newCapability } from './capability.ts';
import { OneTimeLinks } from './one-time-links.ts';
import { isFromOwnPage, isOpenedByPerson } from './origin-check.ts';

/** In milliseconds. */
const oneTimeLinkLives = 60_000;

/** The page's files under this launch's key, and the links that lead there once. */
export class Pages {
  readonly #files: PageFiles;
  readonly #key = newCapability();
  readonly #links = new OneTimeLinks<string>(oneTimeLinkLives);
  readonly home = `/k/${this.#key}/`;

  constructor(files: PageFiles) {
    this.#files = files;
  }

  newLink(): string {
    return `/open/${this.#links.make(this.home)}`;
  }

  answer(request: IncomingMessage, response: ServerResponse, path: string): void {
    const [, space, name = '', ...rest] = path.split('/');
    if (space === 'open' && rest.length === 0) this.#follow(request, response, name);
    else if (space !== 'k' || !isSame(name, this.#key)) refuseAsExpired(response);
    // The page's own addresses are relative, and need the slash.
    else if (rest.length === 0) redirect(response, 303, this.home);
    else this.#answerFile(request, response, rest.join('/'));
  }

  #follow(request: IncomingMessage, response: ServerResponse, name: string): void {
    const target = request.method === 'GET' ? this.#links.use(name) : null;
    if (target === null) refuseAsExpired(response);
    else redirect(response, 303, target);
  }

  #answerFile(request: IncomingMessage, response: ServerResponse, path: string): void {
    const file = this.#files.get(path === '' ? 'index.html' : path);
    if (!isFromOwnPage(request) && !(path === '' && isOpenedByPerson(request))) {
      refuseAsExpired(response);
    } else if (file === undefined) {
      refuse(response, 404, 'Not found');
    } else if (request.method === 'GET' || request.method === 'HEAD') {
      answer(response, 200, file.contentType, file.content);
    } else {
      refuseMethod(response, 'GET, HEAD');
    }
  }
}
