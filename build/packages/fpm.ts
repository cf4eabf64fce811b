import { writeDeb } from './deb.ts';
import { parseFpmArguments } from './fpm-arguments.ts';

/**
 * Stands where electron-builder starts fpm: takes fpm's arguments for a .deb and builds it with Debian's own dpkg-deb. So
 * neither fpm nor the Ruby that comes with it has to be downloaded, and what the tests install is what people get.
 */
const parsed = parseFpmArguments(process.argv.slice(2));
if (parsed.kind === 'not-understood') {
  console.error(`fpm.ts: ${parsed.reason}`);
  process.exitCode = 1;
} else {
  writeDeb(parsed.package);
}
