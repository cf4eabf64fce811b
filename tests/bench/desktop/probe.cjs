/* global process */

/**
 * Loaded into an app's main process (`electron -r`) before the app, and into the empty app alike: tells on standard output when
 * the content that BENCH_CONTENT names was painted, by the page's own account, and when its window was shown.
 */
const { app } = require('electron');

const content = process.env.BENCH_CONTENT;
delete process.env.BENCH_CONTENT;

const firstPaint = `new Promise((resolve) => {
  new PerformanceObserver((list, observer) => {
    const entry = list.getEntries().find(({ element }) => element?.closest(${JSON.stringify(content)}));
    if (entry === undefined) return;
    observer.disconnect();
    resolve(performance.timeOrigin + entry.startTime);
  }).observe({ type: 'largest-contentful-paint', buffered: true });
})`;

app.once('browser-window-created', (_event, window) => {
  const shown = new Promise((resolve) => window.once('show', () => resolve(Date.now())));
  const painted = new Promise((resolve) => {
    // Not before, so that asking takes no time from the page.
    window.webContents.once('did-finish-load', () => {
      resolve(window.webContents.executeJavaScript(firstPaint));
    });
  });
  void Promise.all([painted, shown]).then((times) => {
    process.stdout.write(`bench ${Math.max(...times)}\n`);
  });
});
