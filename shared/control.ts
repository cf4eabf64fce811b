import * as v from 'valibot';
import { bridgeCommands } from './bridge.ts';
import { outcomeKinds } from './outcome-table.ts';
import { sessionKnowledge, type SignOutOutcome } from './outcome.ts';
import { problemSchema, signInProblemSchema } from './problem.ts';
import { serviceIdSchema } from './service-schema.ts';
import { historyEntrySchema, lastingNoticeSchema, snapshotSchema } from './snapshot.ts';

/**
 * What a process asks of the one that owns the data directory: the bridge's commands, and those that answer only when what they
 * began is over. Both sides check every message by these schemas; no secret has a type here.
 */

/** Both sides must speak the same one: it grows with every change to what is in this file, or to the bridge. */
export const controlProtocol = 5;

const accountId = bridgeCommands.signOut.argument.entries.account;
const onAccount = bridgeCommands.signOut.argument;
const nothing = v.strictObject({});
const done = v.strictObject({ kind: v.literal('done') });
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const keptOrRemoved = v.picklist(['removed', 'kept']);

const signOutOutcomeSchema = v.strictObject({
  outcome: v.picklist(outcomeKinds),
  session: v.picklist(sessionKnowledge),
  credentials: v.picklist(['removed', 'kept', 'unknown']),
  problem: v.nullable(problemSchema),
}) satisfies v.GenericSchema<unknown, SignOutOutcome>;

export const controlCommands = {
  ...bridgeCommands,
  /** Signs in and answers when that is over. Null: another sign-in is under way. */
  attendSignIn: {
    argument: v.strictObject({ service: v.nullable(serviceIdSchema), withoutBrowser: v.boolean() }),
    result: v.nullable(
      v.variant('kind', [
        v.strictObject({ kind: v.literal('signed-in'), account: accountId }),
        v.strictObject({ kind: v.literal('undone'), over: v.boolean() }),
        v.strictObject({ kind: v.literal('failed'), problem: signInProblemSchema }),
      ]),
    ),
  },
  /** Signs all of them out; how each ended comes before the answer, in messages of their own. */
  attendSignOut: { argument: v.strictObject({ accounts: v.array(accountId) }), result: done },
  attendForget: { argument: onAccount, result: v.nullable(signOutOutcomeSchema) },
  attendCheck: {
    argument: onAccount,
    result: v.variant('kind', [
      v.strictObject({ kind: v.literal('open') }),
      v.strictObject({ kind: v.literal('ended'), credentials: keptOrRemoved }),
      v.strictObject({ kind: v.literal('problem'), problem: problemSchema }),
      v.strictObject({ kind: v.literal('not-now') }),
    ]),
  },
  attendDismissal: {
    argument: v.strictObject({ notice: v.pipe(v.string(), v.maxLength(200)) }),
    result: v.variant('kind', [
      v.strictObject({
        kind: v.literal('dismissed'),
        notice: lastingNoticeSchema,
        file: v.nullable(v.string()),
      }),
      v.strictObject({ kind: v.literal('failed'), problem: problemSchema }),
      v.strictObject({ kind: v.literal('no-such-notice') }),
    ]),
  },
  readHistory: { argument: nothing, result: v.array(historyEntrySchema) },
  probeKeychain: { argument: nothing, result: done },
  undoInterruptedSignIns: { argument: nothing, result: v.strictObject({ left: count }) },
  removeDeadCredentials: { argument: nothing, result: v.strictObject({ left: count }) },
  /** Brings the owner's window before the person. */
  showWindow: { argument: nothing, result: done },
} as const;

export type ControlCommand = keyof typeof controlCommands;

/** What ends a sign-in that is under way: an owner that is ending waits for it, and so takes these until it is over. */
const endsSignIn: ReadonlySet<string> = new Set<ControlCommand>(['confirmSignIn', 'cancelSignIn']);

/** Whether an owner that is ending still carries the command out. */
export function isTakenAtEnd(command: ControlCommand): boolean {
  return endsSignIn.has(command);
}

export type ControlArgument<C extends ControlCommand> = v.InferInput<(typeof controlCommands)[C]['argument']>;
export type ControlResult<C extends ControlCommand> = v.InferOutput<(typeof controlCommands)[C]['result']>;
export type ControlHandlers = {
  readonly [C in ControlCommand]: (argument: ControlArgument<C>) => Promise<ControlResult<C>>;
};

/** What the owner of a data directory is. */
export const ownerKinds = ['desktop', 'serve', 'command'] as const;
export type OwnerKind = (typeof ownerKinds)[number];

/** The first message of each side. Of another protocol's more is not known than this. */
export const helloSchema = v.looseObject({
  kind: v.literal('hello'),
  protocol: v.number(),
  version: v.pipe(v.string(), v.maxLength(100)),
});
export const ownerHelloSchema = v.object({ ...helloSchema.entries, owner: v.picklist(ownerKinds) });

const requestId = count;
const controlCommand = v.picklist(Object.keys(controlCommands) as ControlCommand[]);

export const requestSchema = v.strictObject({
  kind: v.literal('request'),
  id: requestId,
  command: controlCommand,
  argument: v.unknown(),
});

/** Why a request is not carried out: the owner is ending and has not begun it, it is not as the schema says, or a bug. */
export const requestRefusals = ['ending', 'invalid', 'failed'] as const;
export type RequestRefusal = (typeof requestRefusals)[number];

export const ownerMessageSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('snapshot'), snapshot: snapshotSchema }),
  /** How the sign-out of one account of a request ended; null: there is no such account. */
  v.strictObject({
    kind: v.literal('outcome'),
    id: requestId,
    account: accountId,
    outcome: v.nullable(signOutOutcomeSchema),
  }),
  v.strictObject({ kind: v.literal('result'), id: requestId, result: v.unknown() }),
  v.strictObject({ kind: v.literal('refused'), id: requestId, reason: v.picklist(requestRefusals) }),
  /** Nothing new is taken up; what was begun is still answered, and a sign-in may still be confirmed or cancelled. */
  v.strictObject({ kind: v.literal('ending') }),
  /** The owner is there, and has nothing to say. */
  v.strictObject({ kind: v.literal('alive') }),
]);
export type OwnerMessage = v.InferOutput<typeof ownerMessageSchema>;
