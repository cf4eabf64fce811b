import { beforeAll, describe, expect, it, vi } from 'vitest';
import { languageTags } from '../../../shared/language/languages.ts';
import type { HostWords } from '../../../shared/messages/catalogue.ts';
import { loadHostWords } from '../../../shared/messages/load-host.ts';
import type * as table from './table.ts';

/** English words of the layout, of Node and of manual pages, none of which is a word of another language here. */
const english =
  /\b(?:Usage|Commands|Examples|EXIT STATUS|ENVIRONMENT|FILES|User Commands|missing|Unknown|take)\b/;

describe.each(languageTags)('the command line in %s', (language) => {
  let commands: HostWords['commands'];
  let commandLine: HostWords['commandLine'];
  let cli: typeof table;
  let nameOf: (service: { readonly name: string; readonly address: string }) => string;
  let listedName: typeof nameOf;
  let yesOrNo: (line: string) => boolean | null;

  beforeAll(async () => {
    // The table of commands keeps the words of the language in which it was loaded, as a process does.
    vi.resetModules();
    ({ commands, commandLine } = (await loadHostWords(language)).hostWords);
    const { speakAsHost } = await import('../../../shared/words/speak-as-host.ts');
    await speakAsHost(language);
    cli = await import('./table.ts');
    ({ nameOf } = await import('../../../electron/cli/services-on-list.ts'));
    ({ listedName } = await import('../../../shared/language/service-name.ts'));
    ({ yesOrNo } = await import('../../../electron/cli/yes-or-no.ts'));
  });

  it('has headings in English, in help and manual page, where it is English alone', () => {
    const said = [
      cli.printed('help'),
      ...cli.commandNames.map((name) => cli.printed('help', ...name.split(' '))),
      cli.printed('manual'),
    ];
    const odd = said.flatMap((text) => english.exec(text)?.[0] ?? []);
    if (language === 'en') expect(odd).not.toEqual([]);
    else expect(odd).toEqual([]);
  });

  it('has the headings of manual pages in that language', () => {
    const headings = cli
      .printed('manual')
      .split('\n')
      .flatMap((line) => /^\.SH (.*)$/.exec(line)?.[1]?.replaceAll('\\', '') ?? []);
    expect(headings).toEqual(Object.values(commands.manualWords.headings));
  });

  it('has the same examples', () => {
    const help = cli.printed('help', 'services', 'add');
    expect(help).toContain('    signoff services add nextcloud cloud.example.com\n');
  });

  it('says of forgetting that a keychain with a recycle bin may keep a copy', () => {
    expect(cli.printed('help', 'forget')).toContain('KeePassXC');
  });

  it('says what is wrong with an option in that language', () => {
    const messageOf = (...words: readonly string[]): string => {
      const asked = cli.ask(...words);
      return asked.kind === 'refuse' ? asked.message : '';
    };
    const { needsValue, takesNoValue } = commandLine.usageMessages;
    expect(messageOf('accounts', '--service')).toContain(needsValue('--service'));
    expect(messageOf('accounts', '--json=yes')).toContain(takesNoValue('--json'));
    if (language !== 'en') expect(messageOf('accounts', '--service')).not.toMatch(english);
  });

  it('names a service in a sentence by its host, with nothing unseen in it told', () => {
    const name = nameOf({ name: '', address: 'https://cloud.example.com/' });
    for (const text of [
      commandLine.servicesMessages.removed(name),
      commandLine.servicesMessages.secretRemoved(name),
      commands.statusMessages.lacksSecret('api-key', listedName({ name: '', address: 'https://a.example/' })),
    ]) {
      expect(text).not.toContain('‹U+');
      expect(text).toMatch(/cloud\.example\.com|a\.example/);
    }
  });

  it('takes its own letters and y and n for answers', () => {
    const { answers, question, yesOrNo: hint } = commandLine.signInMessages;
    for (const yes of ['y', 'Y', 'yes', ' y ', 'ｙ', ...answers.yes]) expect(yesOrNo(yes), yes).toBe(true);
    for (const no of ['n', 'N', 'no', 'ｎ', ...answers.no]) expect(yesOrNo(no), no).toBe(false);
    for (const neither of ['', 'x', 'yn', '1']) expect(yesOrNo(neither), neither).toBeNull();
    // What it asks for is what it takes.
    const [, asksYes = '', asksNo = ''] = /\[(.)\/(.)\]/.exec(question('ada')) ?? [];
    expect([yesOrNo(asksYes), yesOrNo(asksNo)]).toEqual([true, false]);
    expect(hint).toMatch(new RegExp(`${asksYes}.*${asksNo}`));
  });
});
