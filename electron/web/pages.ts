import type { IncomingMessage, ServerResponse } from 'node:http';
import { contentSecurityPolicy } from '../../shared/page-policy.ts';
import type { PageFile, PageFiles } from '../host/page-files.ts';
import { answer, redirect, refuseAsExpired, refuseMethod } from './answers.ts';
import { isSame, newCapability } from './capability.ts';
import { OneTimeLinks } from './one-time-links.ts';
import { isFromOwnPage, isOpenedByPerson } from './origin-check.ts';

/** In milliseconds. */
const oneTimeLinkLives = 60_000;

/**
 * The page under this launch's key, its files beside it, and the links that lead to it once. The files are the same for everybody, and
 * so is where they are: whoever answers in the place of a host that died is asked for them, and must not learn the key by it.
 */
export class Pages {
  readonly #files: () => PageFiles;
  readonly #key = newCapability();
  readonly #links = new OneTimeLinks<string>(oneTimeLinkLives);
  /** Without a slash at its end, so that the page's relative addresses leave the key out. */
  readonly home = `/page/${this.#key}`;

  constructor(files: () => PageFiles) {
    this.#files = files;
  }

  newLink(): string {
    return `/open/${this.#links.make(this.home)}`;
  }

  answer(request: IncomingMessage, response: ServerResponse, path: string): void {
    const [, space, name = '', ...rest] = path.split('/');
    if (space === 'open' && rest.length === 0) this.#follow(request, response, name);
    else if (space === 'page') this.#answerFile(request, response, [name, ...rest].join('/'));
    else refuseAsExpired(response);
  }

  #follow(request: IncomingMessage, response: ServerResponse, name: string): void {
    const target = request.method === 'GET' ? this.#links.use(name) : null;
    if (target === null) refuseAsExpired(response);
    else redirect(response, 303, target);
  }

  #answerFile(request: IncomingMessage, response: ServerResponse, path: string): void {
    const isPage = isSame(path, this.#key);
    const file = isPage ? this.#files().get(pageName) : this.#fileBesidePage(path);
    if (file === undefined || !(isFromOwnPage(request) || (isPage && isOpenedByPerson(request)))) {
      refuseAsExpired(response);
    } else if (request.method === 'GET' || request.method === 'HEAD') {
      response.setHeader('Content-Security-Policy', contentSecurityPolicy('self', file.inlineScripts));
      answer(response, 200, file.contentType, file.content);
    } else {
      refuseMethod(response, 'GET, HEAD');
    }
  }

  #fileBesidePage(path: string): PageFile | undefined {
    return path === pageName ? undefined : this.#files().get(path);
  }
}

/** It has a secret in it. */
const pageName = 'index.html';
