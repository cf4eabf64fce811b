/* global process */

const { contextBridge, ipcRenderer } = require('electron');

/** As many kinds of value as can cross, for the tests to look at from the page. */
contextBridge.exposeInMainWorld('fixture', {
  invoke: (channel, ...args) => ipcRenderer.invoke(channel, ...args),
  on: (channel, listener) => {
    const forward = (_event, ...args) => listener(...args);
    ipcRenderer.on(channel, forward);
    return () => ipcRenderer.off(channel, forward);
  },
  add: (a, b) => a + b,
  whatArrived: (value) => Object.prototype.toString.call(value),
  throws: () => {
    throw new TypeError('from the preload');
  },
  throwsNothing: () => {
    throw 1;
  },
  callBack: (callback) => callback('called'),
  sameFunction: (callback) => callback,
  uncloneable: () => new WeakMap(),
  later: async () => ({ date: new Date(5), map: new Map([['a', 1]]) }),
  nested: { list: [1, { deep: () => 'deep' }], nothing: null, missing: undefined },
  instance: new (class {
    own = 1;
    method() {
      return this.own;
    }
  })(),
  surroundings: () => ({
    require: typeof require,
    fs: (() => {
      try {
        require('node:fs');
        return 'there';
      } catch (error) {
        return error.message;
      }
    })(),
    sandboxed: process.sandboxed,
    type: process.type,
  }),
});
globalThis.leaked = 'into the page';
