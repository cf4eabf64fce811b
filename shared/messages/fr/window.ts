import type { WindowWords } from '../catalogue.ts';
import { addAccount } from './add-account.ts';
import { basics } from './basics.ts';
import { outcomes } from './outcomes.ts';
import { page } from './page.ts';
import { problems } from './problems.ts';
import { services } from './services.ts';
import { states } from './states.ts';

/*
 * French sets spaces that do not break: wide ones (U+00A0) before a colon and within « », narrow ones (U+202F) before ; ? and !. They
 * stand in the texts as they are.
 *
 * An account is masculine (« connecté »), and nobody is told what they are: « Ce compte est connecté », not « Vous êtes connecté ».
 */

/** The French words that the window shows itself with, which the other programs share. */
export const windowWords: WindowWords = { basics, page, addAccount, services, problems, outcomes, states };
