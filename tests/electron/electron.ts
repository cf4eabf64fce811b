/** The module `electron` of the main process: what Signoff uses of it. Asking it for anything else fails when the app starts. */
export { app } from './app.ts';
export { BrowserWindow } from './browser-window.ts';
export { dialog } from './dialog.ts';
export { ipcMain } from './ipc-main.ts';
export { Menu, MenuItem } from './menu.ts';
export { nativeImage } from './native-image.ts';
export { nativeTheme } from './native-theme.ts';
export { Notification } from './notification.ts';
export { protocol, session } from './session.ts';
export { net, powerMonitor, screen, shell } from './system.ts';
export { TrayStandIn as Tray } from './tray.ts';
export { utilityProcess } from './utility-process.ts';
