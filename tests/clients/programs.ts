import { spawnSync } from 'node:child_process';

/** A program that the tests in this folder need and that does not come by npm. */
export interface Program {
  /** As a person knows it. */
  readonly name: string;
  /** Ends with exit code 0 where the program is there and can be used. */
  readonly command: readonly [string, ...string[]];
  /** Debian's package that brings it. */
  readonly package: string;
}

// Debian's own interpreters, by their full path: another one on the path would not find the modules of Debian's packages.
export const php: Program = {
  name: "PHP's SoapClient",
  command: ['/usr/bin/php', '-r', 'exit(class_exists("SoapClient") ? 0 : 1);'],
  package: 'php-soap',
};
export const perl: Program = {
  name: "Perl's SOAP::Lite",
  command: ['/usr/bin/perl', '-MSOAP::Lite', '-MJSON::PP', '-e', '1'],
  package: 'libsoap-lite-perl',
};
export const python: Program = {
  name: "Python's zeep",
  command: ['/usr/bin/python3', '-c', 'import zeep'],
  package: 'python3-zeep',
};

export const programs: readonly Program[] = [
  {
    name: "PHP's command line",
    command: ['/usr/bin/php', '--version'],
    package: 'php-cli',
  },
  php,
  perl,
  python,
];

/** Throws an error that names Debian's package where the program is missing: a test that needs it must fail, not skip. */
export function requireProgram({ name, command: [file, ...args], package: debian }: Program): void {
  const { status, error, stderr } = spawnSync(file, args, { encoding: 'utf8' });
  if (status === 0) return;
  const why = error instanceof Error ? error.message : stderr.trim().split('\n')[0];
  throw new Error(`${name} is missing: install Debian's package ${debian}. (${why})`);
}
