import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../layout.ts';

/**
 * The licences that the bundler cannot know: of the binary, of what is compiled into it, and of packages that name
 * their licence and bring no text of it.
 */
export function otherLicences(): string {
  const sections = [
    section('keytar', read('keytar', 'LICENSE.md')),
    section('node-addon-api', read('node-addon-api', 'LICENSE.md')),
    ...withoutText.map((name) => section(name, mitText(name))),
  ];
  return `# Licences of what is not bundled, or brings no text of its own\n\n${sections.join('\n')}`;
}

/** They say MIT in their package.json, and no more. */
const withoutText = ['@nodable/entities'];

function section(name: string, text: string): string {
  const { version, license } = manifestOf(name);
  return `## ${name} - ${version} (${license})\n\n${text.trim()}\n`;
}

function mitText(name: string): string {
  const { author, license } = manifestOf(name);
  if (license !== 'MIT' || author === undefined)
    throw new Error(`${name}: its licence is to be looked at anew`);
  const own = readFileSync(join(root, 'LICENSE'), 'utf8');
  const holder = typeof author === 'string' ? author : author.name;
  return own.replace(/^Copyright .*$/m, `Copyright (c) ${holder}`);
}

interface Manifest {
  readonly version: string;
  readonly license: string;
  readonly author?: string | { readonly name: string };
}

function manifestOf(name: string): Manifest {
  return JSON.parse(read(name, 'package.json')) as Manifest;
}

function read(name: string, file: string): string {
  return readFileSync(join(root, 'node_modules', name, file), 'utf8');
}
