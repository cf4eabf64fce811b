import type { IncomingMessage, ServerResponse } from 'node:http';
import * as v from 'valibot';
import { assertNever } from '../../shared/assert-never.ts';
import type { BridgeHandlers } from '../../shared/bridge.ts';
import { snapshotQuestionSchema } from '../../shared/snapshot-question.ts';
import type { Log } from '../core/ports/log.ts';
import type { SnapshotSource } from '../core/snapshot-source.ts';
import { refuse, refuseAsExpired, refuseMethod } from './answers.ts';
import { isBridgeCommand, runCommand } from './bridge-endpoint.ts';
import { parseJson, readBody } from './json-body.ts';
import { isSurelyFromOwnPage } from './origin-check.ts';
import { Proof, type Reply } from './proof.ts';
import { SnapshotAnswers } from './snapshot-answers.ts';

export interface PageApiOptions {
  readonly handlers: BridgeHandlers;
  readonly snapshots: SnapshotSource;
  readonly log: Log;
  /** What this launch's pages and the server know each other by. */
  readonly secret: string;
}

/** What a page asks for: `POST /bridge/<command>` and `POST /snapshots`, each proved by the secret and answered with a proof. */
export class PageApi {
  readonly #handlers: BridgeHandlers;
  readonly #log: Log;
  readonly #proof: Proof;
  readonly #snapshots: SnapshotAnswers;

  constructor({ handlers, snapshots, log, secret }: PageApiOptions) {
    this.#handlers = handlers;
    this.#log = log;
    this.#proof = new Proof(secret);
    this.#snapshots = new SnapshotAnswers(snapshots, log);
  }

  /** Whether the path is one of these. */
  knows(path: string): boolean {
    return path === '/snapshots' || path.startsWith('/bridge/');
  }

  async answer(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    if (request.method !== 'POST') {
      refuseMethod(response, 'POST');
      return;
    }
    if (!isSurelyFromOwnPage(request)) {
      refuseAsExpired(response);
      return;
    }
    if (!/^application\/json(; ?charset=utf-8)?$/i.test(request.headers['content-type'] ?? '')) {
      refuse(response, 415, 'Not JSON');
      return;
    }
    const body = await readBody(request);
    switch (body.kind) {
      case 'too-large':
        refuse(response, 413, 'Too large');
        return;
      case 'broken-off':
        response.destroy();
        return;
      case 'text':
        await this.#answerProved(request, response, path, body.text);
        return;
      default:
        assertNever(body, 'request body');
    }
  }

  close(): void {
    this.#snapshots.close();
  }

  async #answerProved(
    request: IncomingMessage,
    response: ServerResponse,
    path: string,
    body: string,
  ): Promise<void> {
    const nonce = this.#proof.nonceOf(request, path, body);
    if (nonce === null) refuseAsExpired(response);
    else this.#proof.send(response, nonce, await this.#reply(path, body, response));
  }

  async #reply(path: string, body: string, response: ServerResponse): Promise<Reply> {
    if (path === '/snapshots') {
      const question = v.safeParse(snapshotQuestionSchema, parseJson(body));
      if (!question.success) return { status: 400, text: 'Not a valid question\n' };
      return { status: 200, text: await this.#snapshots.answer(question.output, response) };
    }
    const command = path.slice('/bridge/'.length);
    if (!isBridgeCommand(command)) return { status: 404, text: 'Not found\n' };
    return runCommand(command, body, this.#handlers, this.#log);
  }
}
