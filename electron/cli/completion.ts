import { commonOptionWords } from '../../shared/words/commands.ts';
import type { Command } from './command.ts';
import { commonOptions } from './common-options.ts';
import type { OptionSpec, OptionSpecs } from './option-spec.ts';

/** The shells that a completion is made for. */
export const shells = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof shells)[number];

/** The completion of `signoff` for a shell: commands, options and what is known of their values. */
export function completionFor(shell: Shell, table: readonly Command[]): string {
  const scripts: Readonly<Record<Shell, (table: readonly Command[]) => string>> = { bash, zsh, fish };
  return scripts[shell](table);
}

/** What can stand behind a command: options, the second word of a command, what an operand can be. */
function wordsAfter(command: Command, table: readonly Command[]): string[] {
  const second = table
    .filter(({ name }) => name.startsWith(`${command.name} `))
    .map(({ name }) => name.slice(command.name.length + 1));
  const commands = command.name === 'help' ? firstWords(table) : [];
  const choices = command.operands.flatMap((operand) => operand.choices ?? []);
  return [...commands, ...second, ...choices, ...optionWords(optionsOf(command))];
}

function optionsOf({ options }: Command): OptionSpecs {
  return { ...options, ...commonOptions };
}

function optionWords(options: OptionSpecs): string[] {
  return Object.entries(options).flatMap(([name, { short }]) => [
    `--${name}`,
    ...(short === undefined ? [] : [`-${short}`]),
  ]);
}

function firstWords(table: readonly Command[]): string[] {
  return [...new Set(table.map(({ name }) => name.split(' ', 1)[0] ?? name))];
}

/** The options that take a value, each once, whichever command they belong to. */
function optionsWithValue(table: readonly Command[]): (readonly [string, OptionSpec])[] {
  const all = Object.assign({}, commonOptions, ...table.map(({ options }) => options)) as OptionSpecs;
  return Object.entries(all).filter(([, { type }]) => type === 'string');
}

function bash(table: readonly Command[]): string {
  const values = optionsWithValue(table).map(([name, { choices }]) => {
    const words = name === 'data-dir' ? '-d -- "$word"' : `-W "${(choices ?? []).join(' ')}" -- "$word"`;
    return `    --${name}) COMPREPLY=($(compgen ${words})); return ;;`;
  });
  const cases = table
    .toSorted((one, other) => other.name.length - one.name.length)
    .map((each) => `    "${each.name}") words="${wordsAfter(each, table).join(' ')}" ;;`);
  return `# bash completion for signoff: eval "$(signoff completion bash)"
_signoff() {
  local word=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD-1]} words='' first='' second='' each
  COMPREPLY=()
  case $before in
${values.join('\n')}
  esac
  for each in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case $each in
      -*) ;;
      *) if [[ -z $first ]]; then first=$each; elif [[ -z $second ]]; then second=$each; fi ;;
    esac
  done
  case "$first $second" in
    " ") words="${[...firstWords(table), ...optionWords(commonOptions)].join(' ')}" ;;
  esac
  [[ -n $words ]] || case "$first $second" in
${cases.filter((line) => /"\S+ \S+"\)/.test(line)).join('\n')}
  esac
  [[ -n $words ]] || case $first in
${cases.filter((line) => !/^ *"\S+ \S+"\)/.test(line)).join('\n')}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$word"))
}
complete -F _signoff signoff
`;
}

function zsh(table: readonly Command[]): string {
  const commands = table
    .filter(({ name }) => !name.includes(' '))
    .map(({ name, words }) => `    ${zshWord(`${name}:${words.summary}`)}`);
  const cases = table
    .toSorted((one, other) => other.name.length - one.name.length)
    .map((each) => {
      const pattern = each.name.includes(' ') ? `"${each.name}"` : `"${each.name} "*|"${each.name}"`;
      const options = Object.entries(optionsOf(each)).map(
        ([name, spec]) => `        ${zshOption(name, spec, wordsOf(each, name))}`,
      );
      const others = wordsAfter(each, table).filter((word) => !word.startsWith('-'));
      const rest = others.length === 0 ? `'*: :_default'` : `'*: :(${others.join(' ')})'`;
      return `    ${pattern})\n      _arguments \\\n${options.join(' \\\n')} \\\n        ${rest} ;;`;
    });
  return `#compdef signoff
# zsh completion for signoff: source <(signoff completion zsh)
_signoff() {
  local -a commands named
  commands=(
${commands.join('\n')}
  )
  named=(\${\${words[2,CURRENT-1]}:#-*})
  if (( \${#named} == 0 )); then
    _describe command commands
    _arguments \\
${Object.entries(commonOptions)
  .map(
    ([name, spec]) => `      ${zshOption(name, spec, commonOptionWords[name as keyof typeof commonOptions])}`,
  )
  .join(' \\\n')}
    return
  fi
  case "\${named[1]}\${named[2]:+ \${named[2]}}" in
${cases.join('\n')}
  esac
}
if [ "$funcstack[1]" = _signoff ]; then _signoff "$@"; else compdef _signoff signoff; fi
`;
}

function zshOption(name: string, { type, choices }: OptionSpec, words: string): string {
  const value =
    type === 'boolean' ? '' : choices === undefined ? zshValue(name) : `:${name}:(${choices.join(' ')})`;
  const means = words.replaceAll(/[[\]:]/g, (found) => `\\${found}`);
  return zshWord(`--${name}[${means}]${value}`);
}

function zshValue(name: string): string {
  return name === 'data-dir' ? `:${name}:_files -/` : `:${name}: `;
}

function zshWord(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

function fish(table: readonly Command[]): string {
  const first = table.filter(({ name }) => !name.includes(' '));
  const lines = first.map(
    ({ name, words }) =>
      `complete -c signoff -n __fish_use_subcommand -a ${name} -d ${fishWord(words.summary)}`,
  );
  const ofCommands = table.flatMap((each) => {
    const seen = each.name.split(' ').map((word) => `__fish_seen_subcommand_from ${word}`);
    const when = fishWord(seen.join('; and '));
    const others = wordsAfter(each, table).filter((word) => !word.startsWith('-'));
    return [
      ...(others.length === 0 ? [] : [`complete -c signoff -n ${when} -a ${fishWord(others.join(' '))}`]),
      ...Object.entries(each.options).map(([name, spec]) =>
        fishOption(name, spec, wordsOf(each, name), when),
      ),
    ];
  });
  const common = Object.entries(commonOptions).map(([name, spec]) =>
    fishOption(name, spec, commonOptionWords[name as keyof typeof commonOptions], null),
  );
  return [
    '# fish completion for signoff',
    'complete -c signoff -f',
    ...lines,
    ...common,
    ...ofCommands,
    '',
  ].join('\n');
}

function fishOption(name: string, spec: OptionSpec, words: string, when: string | null): string {
  const { type, short, choices } = spec;
  const values = choices === undefined ? '' : ` -a ${fishWord(choices.join(' '))}`;
  const value = type === 'boolean' ? '' : name === 'data-dir' ? ` -r -F` : ` -x${values}`;
  const condition = when === null ? '' : ` -n ${when}`;
  const letter = short === undefined ? '' : ` -s ${short}`;
  return `complete -c signoff${condition} -l ${name}${letter}${value} -d ${fishWord(words)}`;
}

function fishWord(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}

function wordsOf({ words, options }: Command, option: string): string {
  return Object.hasOwn(options, option)
    ? (words.options[option] ?? '')
    : commonOptionWords[option as keyof typeof commonOptionWords];
}
