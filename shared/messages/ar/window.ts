import type { WindowWords } from '../catalogue.ts';
import * as addAccount from './add-account.ts';
import { basics } from './basics.ts';
import * as outcomes from './outcomes.ts';
import * as page from './page.ts';
import * as problems from './problems.ts';
import * as services from './services.ts';
import * as states from './states.ts';

/** The Arabic words that the window shows itself with, which the other programs share. */
export const windowWords: WindowWords = { basics, page, addAccount, services, problems, outcomes, states };
