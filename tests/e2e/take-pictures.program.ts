import { takePagePictures } from './page/take-pictures.ts';
import { takeDesktopPictures } from './session/take-pictures.ts';

/** Started by screenshots.ts: `take-pictures.program.ts FOLDER [WORD…]`. */

const [folder = '', ...words] = process.argv.slice(2);
await takePagePictures(folder, words);
await takeDesktopPictures(folder, words);
