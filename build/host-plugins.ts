import { isBuiltin } from 'node:module';
import type { Plugin } from 'vite';

/**
 * Takes Node's built-in modules from `process.getBuiltinModule`: for an `import`, Node reads every property of such a module, and for
 * node:crypto that alone takes longer than all of its use does in a command.
 */
export const directBuiltins: Plugin = {
  name: 'signoff-direct-builtins',
  renderChunk: (code) =>
    code.replaceAll(
      /^import (?:(?<all>[\w$]+)|\* as (?<namespace>[\w$]+))?(?:, )?(?:\{ (?<named>[^}]+) \})?(?: from )?"(?<module>[\w:/]+)";$/gm,
      (whole: string, ...more: unknown[]) => {
        const { all, namespace, named, module = '' } = more.at(-1) as Record<string, string | undefined>;
        if (!isBuiltin(module)) return whole;
        const taken = `process.getBuiltinModule("${module}");`;
        const object = all ?? namespace;
        return [
          ...(object === undefined ? [] : [`const ${object} = ${taken}`]),
          ...(named === undefined ? [] : [`const { ${named.replaceAll(' as ', ': ')} } = ${taken}`]),
        ].join(' ');
      },
    ),
};

/** The bus is only ever called; what describes its objects in XML would be half of what a command loads. */
export const busWithoutXml: Plugin = {
  name: 'signoff-bus-without-xml',
  enforce: 'pre',
  resolveId: (id, importer) =>
    importer?.includes('@jellybrick/dbus-next') === true && id.startsWith('fast-xml-') ? noXml : null,
  load: (id) => (id === noXml ? noXmlModule : null),
};
const noXml = '\0no-xml';
const noXmlModule = `
  const refuse = () => { throw new Error('Objects on the bus are called, not described'); };
  export class XMLParser { parse = refuse; }
  export default class XMLBuilder { build = refuse; }
`;
