import { isBuiltin } from 'node:module';
import { promisify } from 'node:util';
import type { Plugin } from 'vite';

/**
 * Lets a command load each of Node's built-in modules where it first uses it: to load all of them takes as long as Node itself takes to
 * start. For CommonJS, because an `import` cannot wait, and reads every property of the module besides.
 */
export const lateBuiltins: Plugin = {
  name: 'signoff-late-builtins',
  renderChunk: (code) =>
    code.replaceAll(requiredBuiltin, (statement: string, name: string, module: string) => {
      if (!isBuiltin(module) || loadedAnyway.test(module)) return statement;
      const uses = [
        ...code.replace(statement, '').matchAll(new RegExp(`(?<![\\w$.:"])${name}\\b(\\.\\w+)?`, 'g')),
      ];
      const members = [...new Set(uses.map(([, member = '']) => member.slice(1)))];
      // Used as a whole.
      if (members.includes('')) return statement;
      return `const ${name} = { ${members.map((member) => lateMember(module, member)).join(', ')} };`;
    }),
};
/** As the bundler writes it: a default import gets a second statement. */
const requiredBuiltin = /^let (\w+) = require\("([\w:/]+)"\);(?:\n\1 = [\w.]+\(\1(?:, 1)?\);)?$/gm;
/** Node has these before it reads a program. */
const loadedAnyway = /^(node:)?(events|fs|module|path|timers|url|util)$/;
/** Those who import functions of these keep them as values, so that reading one must not load the module yet. */
const keptForLater = /^(node:)?(child_process|crypto|zlib)$/;

/** A property that loads the module when it is read, or a function that does when it is called. */
function lateMember(module: string, member: string): string {
  const taken = `require("${module}")${member === 'default' ? '' : `.${member}`}`;
  if (!keptForLater.test(module)) return `get ${member}() { return ${taken}; }`;
  const call = `(...given) => ${taken}(...given)`;
  // Such as execFile, whose promise is of more than its callback's first value.
  const custom = `${taken}[Symbol.for("nodejs.util.promisify.custom")](...given)`;
  return hasPromise(module, member)
    ? `${member}: Object.assign(${call}, { [Symbol.for("nodejs.util.promisify.custom")]: (...given) => ${custom} })`
    : `${member}: ${call}`;
}

function hasPromise(module: string, member: string): boolean {
  const found = (process.getBuiltinModule(module) as Readonly<Record<string, unknown>> | undefined)?.[member];
  if (typeof found !== 'function') throw new Error(`${module} has no function ${member} that could wait`);
  return promisify.custom in found;
}

/** In CommonJS, of two files that need each other first, one finds the other empty. @throws Error that names those that do */
export const noCycles: Plugin = {
  name: 'signoff-no-cycles',
  generateBundle: (_, bundle) => {
    const visit = (file: string, above: readonly string[]): void => {
      const first = above.indexOf(file);
      if (first !== -1)
        throw new Error(`These files need each other: ${[...above.slice(first), file].join(', ')}`);
      const chunk = bundle[file];
      if (chunk?.type === 'chunk') for (const next of chunk.imports) visit(next, [...above, file]);
    };
    for (const file of Object.keys(bundle)) visit(file, []);
  },
};

export const noXml = '\0no-xml';
export const smallAssert = '\0small-assert';

/**
 * The bus is only ever called: what describes its objects in XML would be half of what a command loads. Of node:assert it uses one
 * function, which loads faster from here.
 */
export const leanBus: Plugin = {
  name: 'signoff-lean-bus',
  enforce: 'pre',
  resolveId: (id, importer) => {
    if (importer?.includes('@jellybrick/dbus-next') !== true) return null;
    if (id.startsWith('fast-xml-')) return noXml;
    return id === 'node:assert' ? smallAssert : null;
  },
  load: (id) => modules.get(id) ?? null,
};
const modules = new Map([
  [
    noXml,
    `
  const refuse = () => { throw new Error('Objects on the bus are called, not described'); };
  export class XMLParser { parse = refuse; }
  export default class XMLBuilder { build = refuse; }
`,
  ],
  [
    smallAssert,
    `
  export default (holds, message = 'Not as the bus has it') => { if (!holds) throw new Error(message); };
`,
  ],
]);
