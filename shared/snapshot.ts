import * as v from 'valibot';
import { credentialsKnowledge, outcomeKinds, sessionKnowledge, type SignOutOutcome } from './outcome.ts';
import { keychainReasons, problemSchema, serviceProblemSchema, signInProblemSchema } from './problem.ts';
import { reaches, serviceKinds } from './service.ts';
import { settingsSchema } from './settings.ts';

/**
 * What a window sees: everything, whole, and nothing secret. Times are ISO 8601 in UTC.
 * No field here may hold a credential, a pending secret, a secret of this app, or an address that contains one.
 */

/** ISO 8601, UTC. */
const time = v.pipe(v.string(), v.isoTimestamp());

/** The steps of the sign-out flow that take time, in their order. */
export const signOutSteps = ['recording', 'stopping-sync', 'asking-service', 'removing-credentials'] as const;
export type SignOutStep = (typeof signOutSteps)[number];

export const accountStateSchema = v.variant('kind', [
  v.object({
    kind: v.literal('signed-in'),
    /** A check is under way. */
    checking: v.boolean(),
    /** When the service last confirmed the session; null: not since it began. */
    confirmedAt: v.nullable(time),
    /** Why the last check could not tell; null: there was none, or it could. */
    checkProblem: v.nullable(problemSchema),
    /** The sync engine did not start work for the account; it is tried again by itself. */
    syncFailed: v.boolean(),
  }),
  v.object({
    kind: v.literal('credentials-unavailable'),
    /**
     * `absent`: the keychain answers and has no credential for this account. `altered`, `for-other-service`: it has one that is not
     * the one that was stored, or is for another address than the list of accounts says. `not-understood`: the list of accounts holds a state
     * for it that this Signoff cannot read.
     */
    reason: v.picklist([...keychainReasons, 'absent', 'altered', 'for-other-service', 'not-understood']),
    /** Signoff is asking the keychain again right now. */
    checking: v.boolean(),
  }),
  v.object({
    kind: v.literal('session-ended'),
    endedAt: time,
    /** `kept`: the keychain has not removed the credential of the ended session yet. */
    credentials: v.picklist(['removed', 'kept']),
  }),
  v.object({
    kind: v.literal('signing-out'),
    requestedAt: time,
    /** What is being done at this moment; null: waiting. */
    step: v.nullable(v.picklist(signOutSteps)),
    session: v.picklist(sessionKnowledge),
    /** Why the last attempt did not finish; null: there was none yet. */
    problem: v.nullable(problemSchema),
    /** When the next attempt starts by itself; null: not before something changes or a person asks. */
    nextAttemptAt: v.nullable(time),
    /** A person gave up on the service's answer; only the credential's removal is still to do. */
    forgotten: v.boolean(),
  }),
]);
export type AccountState = v.InferOutput<typeof accountStateSchema>;

/** A service, as `ServiceId` in two fields. */
const ofService = {
  serviceKind: v.picklist(serviceKinds),
  /** Its address: https://www.box.net/api/1.0/ */
  service: v.string(),
};

export const accountSchema = v.object({
  id: v.string(),
  login: v.string(),
  ...ofService,
  reach: v.picklist(reaches),
  /** What the service said about the person; null: it has not been asked yet, or does not say. */
  person: v.nullable(
    v.object({
      displayName: v.string(),
      /** In bytes; `total` null: without a limit. */
      quota: v.nullable(v.object({ used: v.number(), total: v.nullable(v.number()) })),
    }),
  ),
  signedInAt: time,
  /** `memory`: this computer has no keychain; the account lasts until Signoff ends. */
  storage: v.picklist(['keychain', 'memory']),
  state: accountStateSchema,
});
export type Account = v.InferOutput<typeof accountSchema>;

/** An account that is gone, newest first. */
export const historyEntrySchema = v.object({
  id: v.string(),
  login: v.string(),
  ...ofService,
  signedOutAt: time,
  session: v.picklist(sessionKnowledge),
  /** A person gave up on the service's answer. */
  forgotten: v.boolean(),
});
export type HistoryEntry = v.InferOutput<typeof historyEntrySchema>;

/**
 * An attempt to sign out that ended, well or not. A snapshot holds the newest ones: whoever has seen one of a number has been told
 * of it, however many snapshots came between.
 */
export const endedSignOutSchema = v.object({
  /** Grows by one with each of one launch, from 1. */
  number: v.number(),
  account: v.object({ id: v.string(), login: v.string(), service: v.string() }),
  outcome: v.object({
    outcome: v.picklist(outcomeKinds),
    session: v.picklist(sessionKnowledge),
    credentials: v.picklist(credentialsKnowledge),
    problem: v.nullable(problemSchema),
  }) satisfies v.GenericSchema<unknown, SignOutOutcome>,
});
export type EndedSignOut = v.InferOutput<typeof endedSignOutSchema>;

/** Signing in, as the steps a person goes through. */
export const signInSchema = v.variant('step', [
  /** Asking the keychain and the service. */
  v.object({ step: v.literal('starting'), ...ofService }),
  v.object({
    step: v.literal('waiting'),
    ...ofService,
    /** Leads to the service's page by way of this computer; it holds no secret. */
    link: v.string(),
    /** What the person types in on that page, or compares; null: nothing. */
    userCode: v.nullable(v.string()),
    /** The port of this computer that the service's page sends the browser back to; null: to none. */
    returnPort: v.nullable(v.number()),
    expiresAt: time,
    /** Why the service's last answer did not tell whether the person has signed in; null: it told. */
    problem: v.nullable(serviceProblemSchema),
  }),
  /** The service said who it is; nothing is kept until the person agrees. */
  v.object({
    step: v.literal('confirming'),
    ...ofService,
    login: v.string(),
    storage: v.picklist(['keychain', 'memory']),
    /** It is not certain that it was this person who signed in. */
    doubtful: v.optional(v.literal(true)),
  }),
  v.object({ step: v.literal('keeping'), ...ofService, login: v.string() }),
  /** The person said no, cancelled or ran out of time: the session that may have begun is being ended. */
  v.object({ step: v.literal('undoing'), ...ofService }),
  v.object({
    step: v.literal('failed'),
    ...ofService,
    problem: signInProblemSchema,
  }),
]);
export type SignIn = v.InferOutput<typeof signInSchema>;

export const configurationFaultSchema = v.object({
  /** Its name, without a folder. */
  file: v.string(),
  field: v.nullable(v.string()),
  /** Counted from 1; null: not known. */
  line: v.nullable(v.number()),
  /** Why the file as such is not used (`fileTrouble`); null: the file can be read, and the fault is in what it says. */
  code: v.nullable(v.string()),
});
export type ConfigurationFault = v.InferOutput<typeof configurationFaultSchema>;

/** The notices that stay until a person has dealt with them: a session may be open that no account shows. */
export const lastingNoticeSchema = v.variant('kind', [
  /**
   * The list of accounts, or a part of it, could not be read; it was put aside under this file name (no folder) and nothing was
   * deleted. What could be read of it and of its last good copy took its place.
   */
  v.object({ kind: v.literal('registry-quarantined'), file: v.string() }),
  /** An earlier sign-in was cut off; whether it began a session can still be found out, and such a session be ended. */
  v.object({ kind: v.literal('sign-in-unfinished'), id: v.string(), service: v.string(), startedAt: time }),
  /** An earlier sign-in was cut off after the service may have begun a session that nobody holds. */
  v.object({ kind: v.literal('sign-in-interrupted'), id: v.string(), service: v.string(), startedAt: time }),
]);
export type LastingNotice = v.InferOutput<typeof lastingNoticeSchema>;

/** Something about the whole app that a person must know. */
export const noticeSchema = v.variant('kind', [
  v.object({ kind: v.literal('keychain'), reason: v.picklist(keychainReasons) }),
  /** The list of accounts could not be written; what the window shows is true until Signoff ends. */
  v.object({ kind: v.literal('registry-not-saved') }),
  /**
   * The configuration file, or one field of it, cannot be used; the default holds in its place and the file was left as it is.
   * `field` null: nothing of the file can be used.
   */
  v.object({ kind: v.literal('configuration-unreadable'), ...configurationFaultSchema.entries }),
  ...lastingNoticeSchema.options,
]);
export type Notice = v.InferOutput<typeof noticeSchema>;

/** Their kinds. */
export const lastingNotices = lastingNoticeSchema.options.map(({ entries }) => entries.kind.literal);

export const snapshotSchema = v.object({
  /** Grows by one with each snapshot of one launch. */
  revision: v.number(),
  accounts: v.array(accountSchema),
  history: v.array(historyEntrySchema),
  /** Oldest first. */
  endedSignOuts: v.array(endedSignOutSchema),
  signIn: v.nullable(signInSchema),
  notices: v.array(noticeSchema),
  settings: settingsSchema,
});
export type Snapshot = v.InferOutput<typeof snapshotSchema>;
