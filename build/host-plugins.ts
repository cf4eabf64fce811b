import { isBuiltin } from 'node:module';
import type { Plugin } from 'vite';

/**
 * Takes Node's built-in modules from `process.getBuiltinModule`: for an `import`, Node reads every property of such a module, which takes
 * longer than all else of it. The functions of the largest are taken when they are first called; most commands call none.
 */
export const directBuiltins: Plugin = {
  name: 'signoff-direct-builtins',
  renderChunk: (code) =>
    code.replaceAll(importStatement, (statement: string, ...more: unknown[]) => {
      const { all, namespace, named = '', module = '' } = more.at(-1) as Record<string, string | undefined>;
      // The Electron that npm has knows no node:sqlite, and puts another in its place where it is imported.
      if (!isBuiltin(module) || module === 'node:sqlite') return statement;
      const taken = `process.getBuiltinModule("${module}")`;
      const object = all ?? namespace;
      const members = named.split(', ').filter(Boolean).map(renamed);
      return [
        ...(object === undefined ? [] : [`const ${object} = ${taken};`]),
        ...(called.test(module)
          ? members.map(({ name, as }) => `const ${as} = (...given) => ${taken}.${name}(...given);`)
          : [`const { ${members.map(({ name, as }) => `${name}: ${as}`).join(', ')} } = ${taken};`]),
      ].join(' ');
    }),
};
/** As the bundler writes it. */
const importStatement =
  /^import (?:(?<all>[\w$]+)|\* as (?<namespace>[\w$]+))?(?:, )?(?:\{ (?<named>[^}]+) \})?(?: from )?"(?<module>[\w:/]+)";$/gm;
const called = /^(node:)?(crypto|zlib)$/;

function renamed(member: string): { readonly name: string; readonly as: string } {
  const [name = '', as = name] = member.split(' as ');
  return { name, as };
}

export const noXml = '\0no-xml';

/** The bus is only ever called; what describes its objects in XML would be half of what a command loads. */
export const busWithoutXml: Plugin = {
  name: 'signoff-bus-without-xml',
  enforce: 'pre',
  resolveId: (id, importer) =>
    importer?.includes('@jellybrick/dbus-next') === true && id.startsWith('fast-xml-') ? noXml : null,
  load: (id) => (id === noXml ? noXmlModule : null),
};
const noXmlModule = `
  const refuse = () => { throw new Error('Objects on the bus are called, not described'); };
  export class XMLParser { parse = refuse; }
  export default class XMLBuilder { build = refuse; }
`;
