import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Language } from '../../shared/language/languages.ts';
import { loadHostWords } from '../../shared/messages/load-host.ts';
import { useCommandLine } from './command-line.ts';

const line = useCommandLine();

describe('the language that the command line speaks', () => {
  async function saidIn(language: Language): Promise<string> {
    return (await loadHostWords(language)).hostWords.commands.statusMessages.noAccounts;
  }

  it('is that of --lang, else that of the settings, else that of the environment', async () => {
    const inFrench = { LANG: 'fr_FR.UTF-8' };
    const status = async (...words: readonly string[]): Promise<string> =>
      (await line.run(['status', ...words], line.service, inFrench)).stdout;
    expect(await status()).toContain(await saidIn('fr'));

    writeFileSync(join(line.directory, 'configuration.json'), '{"language":"de"}', { mode: 0o600 });
    expect(await status()).toContain(await saidIn('de'));
    expect(await status('--lang=es')).toContain(await saidIn('es'));

    writeFileSync(join(line.directory, 'configuration.json'), '{"language":"automatic"}', { mode: 0o600 });
    expect(await status()).toContain(await saidIn('fr'));
  });

  it('is the same in help and in what is refused, which read no more of the settings', async () => {
    writeFileSync(join(line.directory, 'configuration.json'), '{"language":"ja"}', { mode: 0o600 });
    const { commands, commandLine } = (await loadHostWords('ja')).hostWords;
    expect((await line.run(['help'])).stdout).toContain(commands.helpMessages.exitCodes);
    const refused = await line.run(['accounts', '--json=yes']);
    expect(refused).toMatchObject({ code: 2 });
    expect(refused.stderr).toContain(commandLine.usageMessages.takesNoValue('--json'));
  });

  it('is that of the environment where the settings cannot be read', async () => {
    for (const text of ['{"language":', '[]', 'null', '{"language":7}']) {
      writeFileSync(join(line.directory, 'configuration.json'), text, { mode: 0o600 });
      const help = await line.run(['help'], line.service, { LANG: 'es_ES.UTF-8' });
      expect(help.stdout).toContain((await loadHostWords('es')).hostWords.commands.helpMessages.exitCodes);
    }
  });
});
