/**
 * The person's browser, as `BROWSER` names it: `person.program.ts FILE ADDRESS`. Writes down what every program between the host and
 * itself shows to the machine, then does at the address what the person would do: signs in on the service's page, or opens the window.
 */
import { appendFileSync, readFileSync } from 'node:fs';
import { headlessHost } from '../../build/layout.ts';
import { follow, isSignInLink, linkIn } from '../support/links.ts';
import { signsInAt } from '../support/person.ts';
import type { BrowserVisit, Person } from './browser.ts';

const [file = '', address = ''] = process.argv.slice(2);
const person = JSON.parse(readFileSync(file, 'utf8')) as Person;
const visit: BrowserVisit = { address, ancestors: readAncestors(), ...(await open()) };
appendFileSync(person.report, `${JSON.stringify(visit)}\n`);

async function open(): Promise<Pick<BrowserVisit, 'home' | 'failure'>> {
  try {
    const link = linkIn(address);
    if (isSignInLink(link)) {
      await signsInAt(link, person);
      return { home: null, failure: null };
    }
    return { home: await follow(link), failure: null };
  } catch (error) {
    return { home: null, failure: String(error) };
  }
}

function readAncestors(): BrowserVisit['ancestors'] {
  const found: BrowserVisit['ancestors'][number][] = [];
  let pid = String(process.pid);
  // Those above the host are none of its doing.
  while (pid !== '1' && found.at(-1)?.commandLine.includes(`\0${headlessHost}\0`) !== true) {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      found.push({
        commandLine: readFileSync(`/proc/${pid}/cmdline`, 'latin1'),
        environment: readFileSync(`/proc/${pid}/environ`, 'latin1'),
      });
      // After the program's name, which may hold anything: the state, then the parent.
      pid = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1] ?? '0';
    } catch {
      break;
    }
  }
  return found;
}
