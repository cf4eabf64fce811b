import * as addAccount from './add-account.ts';
import { basics } from './basics.ts';
import * as help from './help.ts';
import * as outcomes from './outcomes.ts';
import * as page from './page.ts';
import * as problems from './problems.ts';
import * as services from './services.ts';
import * as settings from './settings.ts';
import * as states from './states.ts';

/** All English words that the window needs, which the other programs share. */
export const windowWords = { basics, page, addAccount, settings, help, services, problems, outcomes, states };
