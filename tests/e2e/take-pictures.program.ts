import { parseArgs } from 'node:util';
import { takePagePictures } from './page/take-pictures.ts';
import { takeSheets } from './page/take-sheets.ts';
import { takeDesktopPictures } from './session/take-pictures.ts';

/** Started by screenshots.ts: `take-pictures.program.ts FOLDER [--sheets] [WORD…]`. */

const { values, positionals } = parseArgs({
  options: { sheets: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const [folder = '', ...words] = positionals;
if (values.sheets) {
  await takeSheets(folder, words);
} else {
  await takePagePictures(folder, words);
  await takeDesktopPictures(folder, words);
}
