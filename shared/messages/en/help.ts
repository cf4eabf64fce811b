import { productName } from '../../product-name.ts';

/** The words of the help. */
export const help = {
  version: (version: string): string => `${productName} ${version}`,
  questions: 'Questions and answers',
  answers: [
    {
      question: 'What happens when I sign out?',
      answer: `You are signed out on this computer at once. ${productName} then tells the service to end your session, and removes the saved sign-in when the service has confirmed it. Your files stay on this computer.`,
    },
    {
      question: 'Why does it say “Not confirmed yet”?',
      answer: `You are signed out here, but the service has not yet confirmed that the session is over. ${productName} keeps trying by itself, also after a restart. Choose Try now if you do not want to wait.`,
    },
    {
      question: 'What does “Forget it” do?',
      answer:
        'It removes the saved sign-in without waiting for the service. The session may then stay open at the service, and only you can end it there, on its web pages.',
    },
    {
      question: 'Where are my sign-ins saved?',
      answer: `In the keychain of this computer. ${productName} never sees your password: you type it on the service’s own page, in your browser.`,
    },
    {
      question: 'Why does an account say “Session ended”?',
      answer:
        'The session was ended somewhere else, for example on the service’s web pages or by an administrator. Sign in again to go on, or remove the account from the list.',
    },
  ],
  report: 'Report a problem',
  reportLead: `${productName} sends nothing by itself. What you report, and to whom, is up to you.`,
  reportExport: `Save the diagnostics: choose “Export diagnostics…” in the Help menu or in the tray’s menu. They hold no logins, no saved sign-ins and no API key; look through the file all the same.`,
  reportLog: `Find the log: it is the file ${productName.toLowerCase()}.log in the data directory. It holds no logins, no saved sign-ins and no API key; look through it all the same.`,
  reportDescribe: 'Write down what you did, what you expected, and what you saw instead.',
  reportSend: 'Send both to whoever looks after this computer, or through the app’s own page:',
  copyAddress: 'Copy the address',
  copied: 'Copied.',
  keys: 'Keyboard',
  keyList: [
    { keys: 'Ctrl + , or ⌘ ,', does: 'Settings' },
    { keys: 'F1', does: 'Help' },
    { keys: '↑ ↓ Home End', does: 'Go through the list of accounts' },
    { keys: 'Enter', does: 'Open what you found; agree to a question' },
    { keys: 'Esc', does: 'Close a message or a question; clear a search; leave a form' },
  ],
} as const;
