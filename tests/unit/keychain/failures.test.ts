import { expect, test } from 'vitest';
import { judgeError, saysItemIsGone } from '../../../electron/keychain/failures.ts';

/** The messages were seen on Debian 12 (tests/keyring makes most of them happen); macOS's are Apple's. */
const login = '/org/freedesktop/secrets/collection/login';

test.each([
  ['Cannot create an item in a locked collection', 'locked', 'locked'],
  ['GDBus.Error:org.freedesktop.Secret.Error.IsLocked: The collection is locked', 'locked', 'locked'],
  ['Collection /org/freedesktop/secrets/collection/kdewallet is locked', 'locked', 'locked'],
  [`Object does not exist at path “${login}”`, 'locked', 'not-created'],
  ['Prompt was dismissed', 'locked', 'dismissed'],
  ['Cannot autolaunch D-Bus without X11 $DISPLAY', 'missing', 'no-bus'],
  ['Failed to execute child process “dbus-launch” (No such file or directory)', 'missing', 'no-bus'],
  ['Could not connect: No such file or directory', 'missing', 'no-bus'],
  ['connect ENOENT /run/user/1000/bus', 'missing', 'no-bus'],
  ['The given address is empty', 'missing', 'no-bus'],
  ['The name org.freedesktop.secrets was not provided by any .service files', 'missing', 'no-secret-service'],
  ['The name is not activatable', 'missing', 'no-secret-service'],
  ['The connection is closed', 'failing', 'connection-closed'],
  ['The name :1.0 was not provided by any .service files', 'failing', 'daemon-gone'],
  ['The session wrapping the secret does not exist', 'failing', 'daemon-gone'],
  ['Message recipient disconnected from message bus without replying', 'failing', 'daemon-gone'],
  ["Can't find session /org/freedesktop/secrets/session/1", 'failing', 'session-broken'],
  ['Client public key size is invalid', 'failing', 'session-broken'],
  ['Timeout was reached', 'no-answer', 'bus-timeout'],
  ['User interaction is not allowed.', 'locked', 'locked'],
  ['The user name or passphrase you entered is not correct.', 'locked', 'locked'],
  ['User canceled the operation.', 'locked', 'dismissed'],
  ['No keychain is available. You may need to restart your computer.', 'missing', 'no-keychain'],
  ['A default keychain could not be found.', 'missing', 'no-keychain'],
  ['The specified keychain could not be found.', 'missing', 'no-keychain'],
  ['Anything else', 'failing', 'unknown'],
  [`Object does not exist at path “${login}/5”`, 'failing', 'unknown'],
])('%s', (message, reason, code) => {
  expect(judgeError(new Error(message))).toEqual({ kind: 'failed', reason, code });
});

test('what is thrown and is no error is a failure too', () => {
  expect(judgeError('locked collection')).toEqual({ kind: 'failed', reason: 'failing', code: 'unknown' });
});

test('an item that another process removed is told from everything else', () => {
  const gone = [
    `No such interface “org.freedesktop.Secret.Item” on object at path ${login}/5`,
    `Object does not exist at path “${login}/5”`,
    `No such secret item at path: ${login}/5`,
  ];
  const other = [`Object does not exist at path “${login}”`, 'The connection is closed', ''];
  expect(gone.map((message) => saysItemIsGone(new Error(message)))).toEqual([true, true, true]);
  expect(other.map((message) => saysItemIsGone(new Error(message)))).toEqual([false, false, false]);
});
