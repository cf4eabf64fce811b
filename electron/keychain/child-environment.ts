/** The person's session (D-Bus, XDG) for the keychain process, without what belongs to this app or to its Node alone. */
export function childEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(env).filter(([name]) => !/^(SIGNOFF_|NODE_|ELECTRON_|LANGUAGE$)/.test(name));
  // keytar's failures are recognized by their English messages.
  // keytar calls from several threads, one after the other: a heap for each would keep what all of them once took.
  return { ...Object.fromEntries(kept), LC_ALL: 'C', MALLOC_ARENA_MAX: '1' };
}
