import * as v from 'valibot';
import { problemSchema } from './problem.ts';
import { longestAddress, serviceIdSchema } from './service-schema.ts';
import { changeableSettings } from './settings.ts';
import { lastingNotices, snapshotSchema, type Snapshot } from './snapshot.ts';

/**
 * The one description of what a page may ask of the main process. The preload, the IPC handlers and the
 * headless host's server derive their types and their checks from it; a command that is not here does not exist.
 */

const accountId = v.pipe(v.string(), v.regex(/^[0-9a-z-]{1,64}$/));
const onAccount = v.strictObject({ account: accountId });
const nothing = v.strictObject({});
const done = v.strictObject({ kind: v.literal('done') });
const notNow = v.strictObject({ kind: v.literal('not-now') });
const noSuchAccount = v.strictObject({ kind: v.literal('no-such-account') });

/** How a command about one account can answer. What it leads to arrives with the snapshots. */
const accountReply = v.variant('kind', [
  done,
  noSuchAccount,
  /** The account is in a state in which this cannot be asked, for example forgetting one that is signed in. */
  notNow,
]);

const failed = v.strictObject({ kind: v.literal('failed'), problem: problemSchema });
/** Not a URL, not https (http on loopback excepted), or with a user, a query or a fragment in it. */
const badServiceAddress = v.strictObject({ kind: v.literal('bad-service-address') });

/** What a person typed into a field of one line. */
function lineOf(longest: number) {
  return v.pipe(v.string(), v.maxLength(longest), v.regex(/^[^\p{Cc}]*$/u));
}

const signInReply = v.variant('kind', [done, notNow]);

export const bridgeCommands = {
  getSnapshot: { argument: nothing, result: snapshotSchema },

  /** Begins signing in to a service, or to the first of the settings; goes on in `snapshot.signIn`. */
  startSignIn: { argument: v.strictObject({ service: v.nullable(serviceIdSchema) }), result: signInReply },
  /** Answers «Signed in as …: is this you?». */
  confirmSignIn: { argument: v.strictObject({ isMe: v.boolean() }), result: signInReply },
  /** Cancels a sign-in at any step, or puts a failed one away. */
  cancelSignIn: { argument: nothing, result: signInReply },

  signOut: { argument: onAccount, result: accountReply },
  signOutAll: { argument: nothing, result: done },
  /** «Try now»: goes on with a sign-out that waits. */
  retrySignOut: { argument: onAccount, result: accountReply },
  /** «Forget it»: removes the saved sign-in without the service's word. */
  forget: { argument: onAccount, result: accountReply },
  /** Asks the service whether the session is still open. */
  checkSession: { argument: onAccount, result: accountReply },

  /** Asks the keychain again, and goes on with all that waited for it. */
  retryKeychain: { argument: nothing, result: done },
  /** Says that the person has dealt with a notice. */
  dismissNotice: {
    argument: v.strictObject({
      kind: v.picklist(lastingNotices),
      id: v.nullable(v.pipe(v.string(), v.maxLength(200))),
    }),
    /** `not-now`: the disk or the keychain does not take it; the notice stays. */
    result: v.variant('kind', [done, notNow]),
  },
  /** Puts a service on the list, or changes the one that is on it under the same kind and address. */
  putService: {
    argument: v.strictObject({
      kind: serviceIdSchema.entries.kind,
      /** As it was typed. */
      address: lineOf(longestAddress),
      name: lineOf(100),
      clientId: v.nullable(lineOf(500)),
    }),
    result: v.variant('kind', [
      v.strictObject({ kind: v.literal('done'), service: serviceIdSchema }),
      badServiceAddress,
      /** The kind cannot be used without a client id. */
      v.strictObject({ kind: v.literal('no-client-id') }),
      failed,
    ]),
  },
  /** Takes a service off the list. `not-now`: it has accounts, it came with the package, or it is the OpenBox service of the settings. */
  removeService: {
    argument: v.strictObject({ service: serviceIdSchema }),
    result: v.variant('kind', [done, notNow, failed]),
  },
  /** Puts this app's own secret for a service (API key, client secret) into the keychain. It never comes back. Null: takes it away. */
  setAppSecret: {
    argument: v.strictObject({
      service: serviceIdSchema,
      secret: v.nullable(v.pipe(lineOf(1000), v.minLength(1))),
    }),
    result: v.variant('kind', [done, failed]),
  },
  /** Has the system start the app at login, or not. */
  setStartAtLogin: {
    argument: v.strictObject({ on: v.boolean() }),
    /** `refused`: the system does not take it, or this host is not the desktop app. */
    result: v.variant('kind', [done, v.strictObject({ kind: v.literal('refused') })]),
  },
  /** Changes those settings that it names. */
  changeSettings: {
    argument: v.pipe(
      v.partial(v.strictObject(changeableSettings)),
      v.check((change) => Object.keys(change).length > 0),
    ),
    result: v.variant('kind', [
      done,
      badServiceAddress,
      v.strictObject({ kind: v.literal('fixed-by-command-line') }),
      failed,
    ]),
  },
} as const;

export type BridgeCommand = keyof typeof bridgeCommands;
export type BridgeArgument<C extends BridgeCommand> = v.InferOutput<(typeof bridgeCommands)[C]['argument']>;
export type BridgeResult<C extends BridgeCommand> = v.InferOutput<(typeof bridgeCommands)[C]['result']>;

/** The commands, as whoever holds the app behind the bridge implements them. */
export type BridgeHandlers = {
  readonly [C in BridgeCommand]: (argument: BridgeArgument<C>) => Promise<BridgeResult<C>>;
};

/** What a page holds: the commands, and the one event. */
export interface Bridge extends BridgeHandlers {
  /** Calls back with each new snapshot until the returned function is called. */
  onSnapshot(listener: (snapshot: Snapshot) => void): () => void;
}
