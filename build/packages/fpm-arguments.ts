import { parseArgs } from 'node:util';

/** What electron-builder tells fpm of a Debian package. */
export interface DebPackage {
  readonly name: string;
  readonly version: string;
  readonly architecture: string;
  readonly maintainer: string;
  readonly vendor: string;
  readonly homepage: string;
  readonly section: string;
  readonly priority: string;
  readonly license: string | null;
  /** The first line is the short one. */
  readonly description: string;
  readonly depends: readonly string[];
  readonly recommends: readonly string[];
  readonly compression: string;
  /** Scripts of the package, as files. */
  readonly afterInstall: string;
  readonly afterRemove: string;
  /** A file, or with a slash at its end a folder whose content is meant, and where it goes, absolute. */
  readonly contents: readonly { readonly from: string; readonly to: string }[];
  /** The file to write. */
  readonly output: string;
}

const text = { type: 'string' } as const;
const options = {
  'input-type': { ...text, short: 's' },
  'output-type': { ...text, short: 't' },
  force: { type: 'boolean' },
  depends: { ...text, short: 'd', multiple: true },
  'deb-recommends': { ...text, multiple: true },
  'deb-compression': text,
  'deb-priority': text,
  architecture: text,
  'after-install': text,
  'after-remove': text,
  description: text,
  version: text,
  package: text,
  name: text,
  maintainer: text,
  vendor: text,
  url: text,
  category: text,
  license: text,
} as const;

export type ParsedFpmArguments =
  | { readonly kind: 'package'; readonly package: DebPackage }
  | { readonly kind: 'not-understood'; readonly reason: string };

/** Reads fpm's arguments, as far as electron-builder uses them for a .deb; what is unknown is refused, never left out. */
export function parseFpmArguments(args: readonly string[]): ParsedFpmArguments {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const need = (name: keyof typeof options): string => {
      const value = values[name];
      if (typeof value !== 'string' || value === '') throw new Error(`--${name} is missing`);
      return value;
    };
    if (need('input-type') !== 'dir' || need('output-type') !== 'deb') throw new Error('only -s dir -t deb');
    return {
      kind: 'package',
      package: {
        name: need('name'),
        version: need('version'),
        architecture: need('architecture'),
        maintainer: need('maintainer'),
        vendor: need('vendor'),
        homepage: need('url'),
        section: need('category'),
        priority: need('deb-priority'),
        license: values.license ?? null,
        description: need('description'),
        depends: values.depends ?? [],
        recommends: values['deb-recommends'] ?? [],
        compression: need('deb-compression'),
        afterInstall: need('after-install'),
        afterRemove: need('after-remove'),
        contents: positionals.map(mapping),
        output: need('package'),
      },
    };
  } catch (error) {
    return { kind: 'not-understood', reason: error instanceof Error ? error.message : String(error) };
  }
}

function mapping(argument: string): { from: string; to: string } {
  const [from, to, ...rest] = argument.split('=');
  if (from === undefined || to === undefined || rest.length > 0 || !to.startsWith('/')) {
    throw new Error(`not a mapping: ${argument}`);
  }
  return { from, to };
}
