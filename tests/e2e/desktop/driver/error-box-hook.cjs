/* global process */

/**
 * Loaded into Electron's own main process (`electron -r`) before an app that may end by itself: what an error box says can be
 * read on the screen alone, and so it is written to standard error too. The box is shown.
 */
const dialogBinding = process._linkedBinding('electron_browser_dialog');
const { showErrorBox } = dialogBinding;
dialogBinding.showErrorBox = (title, content) => {
  process.stderr.write(`ERROR BOX ${title}\n${content}\n`);
  showErrorBox.call(dialogBinding, title, content);
};
