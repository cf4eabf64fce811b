// Runs the checker by its own function, because its command line waits for addresses on the internet and falls over them.
// Started inside `npm exec` of its package, whose folder stands in PATH. Arguments: the app, its Electron, the report to write.
const { existsSync, realpathSync, writeFileSync } = require('node:fs');
const { delimiter, dirname, join } = require('node:path');
const { argv, env, exit } = require('node:process');

const [input, electronVersionOverride, report] = argv.slice(2);
const command = env.PATH.split(delimiter)
  .map((folder) => join(folder, 'electronegativity'))
  .find((file) => existsSync(file));
const run = require(join(dirname(realpathSync(command)), 'runner.js'));

run({
  input,
  electronVersionOverride,
  customScan: [],
  excludeFromScan: ['availablesecurityfixesglobalcheck'],
  parserPlugins: [],
}).then(({ issues, errors }) => {
  writeFileSync(report, JSON.stringify({ issues: issues.map(({ id }) => id), errors }));
  exit(0);
});
