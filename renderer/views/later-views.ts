/* The views that are loaded when they are wanted, together: the window opens without them. */
export { AddAccountView } from './add-account-view.tsx';
export { AddServiceView } from './add-service-view.tsx';
export { GoneView } from './gone-view.tsx';
export { HelpView } from './help-view.tsx';
export { HistoryView } from './history-view.tsx';
export { SettingsView } from './settings-view.tsx';
export { SignInView } from './sign-in-view.tsx';
