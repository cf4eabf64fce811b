import type { WindowWords } from '../catalogue.ts';
import { addAccount } from './add-account.ts';
import { basics } from './basics.ts';
import { outcomes } from './outcomes.ts';
import { page } from './page.ts';
import { problems } from './problems.ts';
import { services } from './services.ts';
import { states } from './states.ts';

/** The Japanese words that the window shows itself with, which the other programs share. */
export const windowWords: WindowWords = { basics, page, addAccount, services, problems, outcomes, states };
