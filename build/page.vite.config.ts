import react from '@vitejs/plugin-react';
import { resolve } from 'node:path';
import { defineConfig } from 'vite';

const project = resolve(import.meta.dirname, '..');

/** Builds the page, for the app protocol and the loopback server alike: relative addresses, nothing inline. */
export default defineConfig({
  root: resolve(project, 'renderer'),
  base: './',
  plugins: [react()],
  build: {
    outDir: resolve(project, 'out/page'),
    emptyOutDir: true,
    // Electron 45's Chromium, and Debian's of the same branch.
    target: 'chrome150',
    sourcemap: false,
    // A data: address would be refused by the page's Content-Security-Policy.
    assetsInlineLimit: 0,
    // The polyfill would be an inline script.
    modulePreload: { polyfill: false },
  },
});
