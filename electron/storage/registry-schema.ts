import * as v from 'valibot';
import { sessionKnowledge } from '../../shared/outcome.ts';
import { problemSchema } from '../../shared/problem.ts';
import { serviceKinds } from '../../shared/service.ts';
import type { AccountRecord, RecordState, Registry } from '../core/registry.ts';

/*
 * How the registry lies in `accounts.json`. An account whose id and service can be read is never given up: what else is wrong
 * in it is repaired. A new member of a union (a problem, say) needs no new version, because an older Signoff takes it for
 * unknown; anything else that changes the format does, with a migration (registry-migrations.ts).
 */

/** `repaired`: a value was not valid; `unknown`: a union's member that this version does not have. */
type Note = (what: 'repaired' | 'unknown') => void;

const time = v.pipe(v.string(), v.isoTimestamp());

/** An account of a kind that is not known could be asked for nothing, so it is set aside with the list and kept there. */
const serviceKind = v.picklist(serviceKinds);

/** Stands for a time that could not be read. */
const noTime = new Date(0).toISOString();

/** Fields that report what they could not take as it is written. */
function fieldSchemas(note: Note) {
  const orElse = <const S extends v.GenericSchema>(schema: S, value: v.InferOutput<S>) =>
    v.fallback(schema, () => {
      note('repaired');
      return value;
    });
  const member = <const S extends v.GenericSchema>(schema: S, value: v.InferOutput<S>) =>
    v.fallback(schema, (dataset) => {
      note(isMember(dataset?.value) ? 'unknown' : 'repaired');
      return value;
    });
  const timeOr = orElse(time, noTime);
  const session = member(v.picklist(sessionKnowledge), 'unknown');
  return { orElse, member, timeOr, session };
}

function stateSchema({ orElse, member, timeOr, session }: ReturnType<typeof fieldSchemas>) {
  return member(
    v.variant('kind', [
      v.object({ kind: v.literal('signing-in'), startedAt: timeOr }),
      v.object({ kind: v.literal('signed-in') }),
      v.object({
        kind: v.literal('session-ended'),
        endedAt: timeOr,
        // Removing what is gone already does no harm.
        credentials: member(v.picklist(['removed', 'kept']), 'kept'),
      }),
      v.object({
        kind: v.literal('signing-out'),
        requestedAt: timeOr,
        session,
        forgotten: orElse(v.boolean(), false),
        problem: member(v.nullable(problemSchema), { kind: 'unknown' }),
        attempts: orElse(v.pipe(v.number(), v.safeInteger(), v.minValue(0)), 0),
        nextAttemptAt: orElse(v.nullable(time), null),
        // The first files of this version were written without it.
        askedToWait: v.optional(orElse(v.boolean(), false), false),
        refusedApp: orElse(v.nullable(v.string()), null),
      }),
      v.object({ kind: v.literal('unknown') }),
    ]) satisfies v.GenericSchema<unknown, RecordState>,
    { kind: 'unknown' },
  );
}

/** The entries of the file. */
function entrySchemas(note: Note) {
  const fields = fieldSchemas(note);
  const { orElse, member, timeOr, session } = fields;
  const state = stateSchema(fields);
  return {
    accounts: v.object({
      id: v.pipe(v.string(), v.regex(/^[0-9a-z-]{1,64}$/)),
      serviceKind,
      service: v.string(),
      login: orElse(v.string(), ''),
      userId: orElse(v.string(), ''),
      signedInAt: timeOr,
      storage: member(v.picklist(['keychain', 'memory']), 'keychain'),
      state,
      pending: orElse(v.boolean(), true),
    }) satisfies v.GenericSchema<unknown, AccountRecord>,
    // The history is a proof, so nothing in it is repaired.
    history: v.object({
      id: v.string(),
      login: v.string(),
      serviceKind,
      service: v.string(),
      signedOutAt: time,
      session,
      forgotten: v.boolean(),
    }) satisfies v.GenericSchema<unknown, Registry['history'][number]>,
    interruptedSignIns: v.object({
      id: v.string(),
      serviceKind,
      service: v.string(),
      startedAt: timeOr,
    }) satisfies v.GenericSchema<unknown, Registry['interruptedSignIns'][number]>,
  };
}

/** Whether a value can be a union's member of another version: a name, or an object with a kind. */
function isMember(value: unknown): boolean {
  if (typeof value === 'string') return true;
  const { success, output } = v.safeParse(v.looseObject({ kind: v.string() }), value);
  return success && !knownProblems.has(output.kind);
}

/** A problem of a known kind that does not fit its schema is damage. */
const knownProblems = new Set<string>(problemSchema.options.map(({ entries }) => entries.kind.literal));

type Entries = ReturnType<typeof entrySchemas>;
export type ListName = keyof Entries;
export const listNames = ['accounts', 'history', 'interruptedSignIns'] as const satisfies readonly ListName[];

export interface ReadList<N extends ListName> {
  readonly entries: Registry[N];
  /** Which of the entries are not as they are written. */
  readonly inOtherWords: ReadonlyMap<object, unknown>;
  /** How many could not be read, or only in part. */
  readonly damaged: number;
}

/** Reads a list entry by entry: one that cannot be read costs no other. */
export function readList<N extends ListName>(name: N, list: unknown): ReadList<N> {
  if (!Array.isArray(list)) return { entries: [] as Registry[N], inOtherWords: new Map(), damaged: 1 };
  const entries: object[] = [];
  const inOtherWords = new Map<object, unknown>();
  const ids = new Set<string>();
  const notes: Parameters<Note>[0][] = [];
  const schema: Entries[ListName] = entrySchemas((what) => notes.push(what))[name];
  let damaged = 0;
  for (const written of list as readonly unknown[]) {
    notes.length = 0;
    const { success, output } = v.safeParse(schema, written);
    const isRepaired = notes.includes('repaired');
    const isTwin = success && name === 'accounts' && ids.has(output.id);
    if (isRepaired || !success || isTwin) damaged += 1;
    if (!success || isTwin) continue;
    ids.add(output.id);
    entries.push(output);
    if (!isRepaired && JSON.stringify(written) !== JSON.stringify(output)) inOtherWords.set(output, written);
  }
  return { entries: entries as Registry[N], inOtherWords, damaged };
}

const strict = entrySchemas((what) => {
  throw new Error(`An entry of the registry is ${what}`);
});

/** Throws where an entry is not exactly as it is to be written. */
export function assertEntries(name: ListName, entries: readonly object[]): void {
  const schema: Entries[ListName] = strict[name];
  v.assert(v.array(schema), entries);
}
