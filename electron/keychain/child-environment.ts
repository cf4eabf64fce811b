/** The person's session (D-Bus, XDG) for the keychain process, without what belongs to this app or to its Node alone. */
export function childEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(env).filter(([name]) => !/^(SIGNOFF_|NODE_|ELECTRON_|LANGUAGE$)/.test(name));
  // keytar's failures are recognized by their English messages.
  return { ...Object.fromEntries(kept), LC_ALL: 'C' };
}
