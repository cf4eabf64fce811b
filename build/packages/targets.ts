/** The kinds of package for each system. */
export const targets = {
  linux: ['deb', 'rpm', 'AppImage', 'tar.gz'],
  mac: ['dmg', 'zip'],
  win: ['nsis', 'portable'],
} as const;

/** The kinds of package that are built, or why none is: in words. `dir` is the app laid out as it would be installed. */
export function chooseTargets(
  platform: NodeJS.Platform,
  wanted: readonly string[] | undefined,
): { readonly targets: readonly string[] } | string {
  const known = targetsOf(platform);
  if (known === null) return `There are no packages for ${platform}.`;
  const unknown = wanted?.find((name) => name !== 'dir' && !known.includes(name));
  if (unknown !== undefined) {
    return `${unknown} is not built on this system. There are: dir ${known.join(' ')}`;
  }
  return { targets: wanted ?? known };
}

function targetsOf(platform: NodeJS.Platform): readonly string[] | null {
  switch (platform) {
    case 'linux':
      return targets.linux;
    case 'darwin':
      return targets.mac;
    case 'win32':
      return targets.win;
    default:
      return null;
  }
}
