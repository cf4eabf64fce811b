import type { Fault } from '../fault.ts';
import type { NamedTest } from '../mutation.ts';

function inCli(name: string, title: string): NamedTest {
  return { file: `tests/cli/${name}.test.ts`, title };
}

function inFlow(name: string, title: string): NamedTest {
  return { file: `tests/flows/${name}.test.ts`, title };
}

function inWords(name: string, title: string): NamedTest {
  return { file: `tests/unit/renderer/messages/${name}.test.ts`, title };
}

function announced(title: string): NamedTest {
  return { file: 'tests/unit/renderer/announcer.test.ts', title };
}

/** Vitest shortens long names in the titles of such tables. */
function answered(title: string): NamedTest {
  return { file: 'tests/integration/openbox/hostile-replies.test.ts', title };
}

const judge = 'electron/services/openbox/judge.ts';
const serviceCaller = 'electron/services/openbox/service-caller.ts';
const waitForPerson = 'electron/core/wait-for-person.ts';
const failure = 'electron/services/http/failure.ts';

/** It says more than is known, or less. */
export const says: readonly Fault[] = [
  {
    row: 'A4',
    fault:
      'Of two sign-outs that ended together in the window only the last one’s words were shown, and a refusal went unsaid; now the end of each is told.',
    mutations: [
      {
        what: 'only the last of several words is shown',
        file: 'renderer/state/announcements.ts',
        find: '.slice(-mostInSight)',
        replace: '.slice(-1)',
        test: announced('two sign-outs that end together are both told'),
      },
      {
        what: 'new words take the place of all that was said before',
        file: 'renderer/state/announcements.ts',
        find: 'show([...stays, ...added]',
        replace: 'show([...added]',
        test: announced('a sign-out that ends shortly after another one does not take its words away'),
      },
      {
        what: 'of the sign-outs in a snapshot the last one alone counts as new',
        file: 'renderer/state/changes.ts',
        find: 'return after.endedSignOuts.filter(({ number }) => number > told);',
        replace: 'return after.endedSignOuts.slice(-1).filter(({ number }) => number > told);',
        test: announced('two sign-outs that end together are both told'),
      },
    ],
  },
  {
    row: 'A5',
    fault:
      'A token that came with a user who could not be read was thrown away, and its session stayed open; now the token is kept, and such a user is called by the e-mail address or “No login”.',
    mutations: [
      {
        what: 'a token is not looked for in an answer that cannot be read',
        file: serviceCaller,
        find: 'const saved = status < 300 ? salvage(body) : null;',
        replace: 'const saved = status < 0 ? salvage(body) : null;',
        test: inFlow(
          'sign-in-unread-user',
          'one byte of Latin-1: the token is kept, and ends the session later',
        ),
      },
      {
        what: 'a token is not looked for in an answer that breaks off',
        file: serviceCaller,
        find: 'const saved = salvage(received);',
        replace: 'const saved = salvage(received.subarray(0, 0));',
        test: inFlow('sign-in-unread-user', 'is enough where the answer breaks off behind it'),
      },
      {
        what: 'an answer whose user has no login is malformed',
        file: judge,
        find: 'return token === null\n',
        replace: "return token === null || readUser(answer).login === ''\n",
        test: {
          file: 'tests/unit/openbox/replies.test.ts',
          title: 'a token is kept, and a session is open, whoever the user is: <user><login/></user>',
        },
      },
      {
        what: 'a user without a login is not called by the address',
        file: judge,
        find: "login: plainName(part('login')) || email,",
        replace: "login: plainName(part('login')),",
        test: {
          file: 'tests/unit/openbox/replies.test.ts',
          title: 'a user without a login is called by the address',
        },
      },
      {
        what: 'an account without a login has no name',
        file: 'shared/language/names.ts',
        find: "return login === '' ? spoken().words.noLogin : plainLogin(login);",
        replace: 'return plainLogin(login);',
        test: inWords('names', 'has a stand-in where the service sent none'),
      },
    ],
  },
  {
    row: 'A6',
    fault:
      'While each question about a sign-in failed, nothing was said for ten minutes, and then that the person had been too slow; now the error is told while it lasts, and in the end.',
    mutations: [
      {
        what: 'an error is not told while it lasts',
        file: waitForPerson,
        find: 'if (problem?.kind !== before?.kind || shifted) tell();',
        replace: 'if (shifted) tell();',
        test: inFlow('sign-in-failing-service', 'is shown as failing while it lasts'),
      },
      {
        what: 'in the end the person is said to have been too slow',
        file: waitForPerson,
        find: "return over ? reply.problem : 'go-on';",
        replace: "return over ? { kind: 'expired' } : 'go-on';",
        test: inFlow(
          'sign-in-failing-service',
          'to the end is the reason in the end: not that the person was too slow',
        ),
      },
      {
        what: 'the command line does not tell the error that it is told',
        file: 'electron/cli/commands/sign-in.ts',
        find: "if (view?.step === 'waiting') tellTrouble(view);",
        replace: 'void view, tellTrouble;',
        test: inCli('what-is-said', 'an error of the service is told while it lasts'),
      },
    ],
  },
  {
    row: 'A7',
    fault:
      'A token that somebody had changed in the keychain was sent, and the service’s refusal was told as the end of the session, which was open; now what is not as it was stored is sent to nobody, stays, and is told of.',
    mutations: [
      {
        what: 'the checksum of an item is not compared',
        file: 'electron/core/credential-item.ts',
        find: "if (sum !== (await sumOf(service, credential))) return { kind: 'altered' };",
        replace: 'void sum;',
        test: inFlow(
          'credential-destination',
          'with a line break in its token: it is sent to nobody, stays, and that is told',
        ),
      },
      {
        what: 'a bare item is believed, whatever is in it',
        file: 'electron/core/credential-item.ts',
        find: "return isCredential(text) ? { kind: 'bare', secret: item } : { kind: 'altered' };",
        replace: "return { kind: 'bare', secret: item };",
        test: inFlow(
          'credential-destination',
          'replaced by a token with a line break in it: it is sent to nobody, stays, and that is told',
        ),
      },
    ],
  },
  {
    row: 'A8',
    fault:
      'With the key missing or the keychain locked a session was said to be still open, which nobody could know; now it “may still be open” unless the service itself has shown that it is.',
    mutations: [
      {
        what: 'a session is called open because nobody has heard that it is over',
        file: 'shared/outcome.ts',
        find: "known.session === 'open' && known.problem !== null && problemRow(known.problem).showsOpen(known.problem)",
        replace: "known.session === 'open'",
        test: inWords(
          'outcome-table',
          '{"outcome":"pending","session":"open","problem":{"kind":"keychain","reason":"locked"}}',
        ),
      },
    ],
  },
  {
    row: 'A12',
    fault:
      'With a locked keychain an account that was signed in and one that was signed out both read “Keychain locked” in the list; now the list tells them apart.',
    mutations: [
      {
        what: 'an account that is signed in reads “Keychain locked” alone',
        file: 'shared/messages/en/states.ts',
        find: '`Signed in · ${keychainWords[reason].label}`',
        replace: 'keychainWords[reason].label',
        test: inWords('state-table', '«Signed in · Keychain locked»'),
      },
      {
        what: 'an account that is signed out reads “Keychain locked” alone',
        file: 'shared/messages/en/problems.ts',
        find: '`Signed out · ${keychainWords[reason].label}`',
        replace: 'keychainWords[reason].label',
        test: inCli(
          'what-is-said',
          'reads otherwise in the list than an account that is signed in, though the keychain is locked',
        ),
      },
    ],
  },
  {
    row: 'A14',
    fault:
      'Sessions that were all over were told as signed out “on this computer”, and a try that was due as “Next try just now.”; now each of these words means one thing.',
    mutations: [
      {
        what: '“on this computer” is also said where every session is over',
        file: 'shared/messages/en/page.ts',
        find: 'if (notOver === 0) {',
        replace: 'if (over + notOver === 0) {',
        test: {
          file: 'tests/unit/renderer/changes.test.ts',
          title: 'are told in one sentence where they are many',
        },
      },
      {
        what: 'a try that is due is told as a distance in time',
        file: 'shared/language/times.ts',
        find: 'return Date.parse(iso) <= now ? words.nextTryNow : words.nextTry(distanceInTime(iso, now));',
        replace: 'return words.nextTry(distanceInTime(iso, now));',
        test: inWords('times', 'in 0 s is told as «The next try is due now.»'),
      },
    ],
  },
  {
    row: 'A15',
    fault:
      'An answer that broke off was told as one that Signoff cannot read, with advice to check the address; now it is told as a lost connection.',
    mutations: [
      {
        what: 'the parser’s error where chunks break off is not known',
        file: failure,
        find: "  ['connection-lost', 'Invalid EOF state'],\n",
        replace: '',
        test: answered('the last answer, chunked, that breaks o…'),
      },
      {
        what: 'a body that is shorter than its length is malformed',
        file: failure,
        find: "phase === 'body' && code === 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH'",
        replace: "phase === 'head' && code === 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH'",
        test: answered('the last answer, shorter than its Conte…'),
      },
      {
        what: 'the parser’s code for it is taken for an answer that is none',
        file: failure,
        find: "  ['connection-lost', /^(?:HPE_INVALID_EOF_STATE|",
        replace: "  ['connection-lost', /^(?:",
        test: {
          file: 'tests/unit/openbox/failure.test.ts',
          title: 'HPE_INVALID_EOF_STATE is connection-lost',
        },
      },
    ],
  },
];
