import { createRoot } from 'react-dom/client';
import { languageOfTag } from '../shared/language/languages.ts';
import { speak } from '../shared/words/speak.ts';
import { App } from './app.tsx';
import { findHost } from './bridge/find-host.ts';
import { createPage, PageContext } from './state/page-context.ts';
import { reloadInOtherLanguage } from './state/other-language.ts';
import './style/main.css';

const root = document.getElementById('page');
if (root === null) throw new Error('index.html lacks #page');

/** How long the first snapshot is waited for, in milliseconds: without it the page can only say that it is opening. */
const patience = 300;

const words = speak(languageOfTag(document.documentElement.lang) ?? 'en');
const page = createPage(findHost());
reloadInOtherLanguage(page.store);
const somethingToShow = new Promise<void>((resolve) => {
  setTimeout(resolve, patience);
  const stopListening = page.store.subscribe(() => {
    stopListening();
    resolve();
  });
});
void Promise.all([words, somethingToShow]).then(() => {
  createRoot(root).render(
    <PageContext value={page}>
      <App />
    </PageContext>,
  );
});
