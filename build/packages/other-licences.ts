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
    section('@nodable/entities', authorsMitText('@nodable/entities')),
    section('saxes', saxesText()),
  ];
  return `# Licences of what is not bundled, or brings no text of its own\n\n${sections.join('\n')}`;
}

function section(name: string, text: string): string {
  const { version, license } = manifestOf(name);
  return `## ${name} - ${version} (${license})\n\n${text.trim()}\n`;
}

/** For a package that says MIT and who its author is, and no more. */
function authorsMitText(name: string): string {
  const { author, license } = manifestOf(name);
  if (license !== 'MIT' || author === undefined)
    throw new Error(`${name}: its licence is to be looked at anew`);
  return mitText(typeof author === 'string' ? author : author.name);
}

/** Its package leaves out the LICENSE of its repository (github.com/lddubeau/saxes), which names these holders. */
function saxesText(): string {
  if (manifestOf('saxes').license !== 'ISC') throw new Error('saxes: its licence is to be looked at anew');
  return [
    iscText('Contributors'),
    `sax, from which saxes was forked:\n\n${iscText('Isaac Z. Schlueter and Contributors')}`,
    `String.fromCodePoint in it:\n\n${mitText('Mathias Bynens')}`,
  ].join('\n\n');
}

/** This project's own licence, with somebody else's name. */
function mitText(holder: string): string {
  const own = readFileSync(join(root, 'LICENSE'), 'utf8');
  return own.replace(/^Copyright .*$/m, `Copyright (c) ${holder}`).trim();
}

/** As opensource.org has it. */
function iscText(holder: string): string {
  return `The ISC License

Copyright (c) ${holder}

Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby granted, provided
that the above copyright notice and this permission notice appear in all copies.

THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH REGARD TO THIS SOFTWARE INCLUDING ALL IMPLIED
WARRANTIES OF MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT, INDIRECT, OR
CONSEQUENTIAL DAMAGES OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN ACTION OF CONTRACT,
NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF THIS SOFTWARE.`;
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
