import { once } from 'node:events';
import { connect } from 'node:net';
import path from 'node:path';

const unlockOperation = 1;

/**
 * Unlocks the login keyring of a running gnome-keyring-daemon, by the socket through which PAM
 * does it when a person logs in (gnome-keyring, daemon/control/gkd-control-codes.h).
 * @param runtimeDirectory the daemon's XDG_RUNTIME_DIR.
 * @throws Error when the daemon does not take the password.
 */
export async function unlockLoginKeyring(runtimeDirectory: string, password: string): Promise<void> {
  const secret = Buffer.from(password);
  const length = 12 + secret.length;
  // One byte that carries the sender's credentials, then: length of the message, operation, length of the password.
  const message = Buffer.alloc(1 + length);
  message.writeUInt32BE(length, 1);
  message.writeUInt32BE(unlockOperation, 5);
  message.writeUInt32BE(secret.length, 9);
  secret.copy(message, 13);

  const socket = connect(path.join(runtimeDirectory, 'keyring', 'control'));
  try {
    socket.write(message);
    const [answer] = (await once(socket, 'data')) as [Buffer];
    if (answer.length !== 8 || answer.readUInt32BE(4) !== 0)
      throw new Error('The keyring refused the password');
  } finally {
    socket.destroy();
  }
}
