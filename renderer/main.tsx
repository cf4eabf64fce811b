import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { findHost } from './bridge/find-host.ts';
import { createPage, PageContext } from './state/page-context.ts';
import './style/main.css';

const root = document.getElementById('page');
if (root === null) throw new Error('index.html lacks #page');

/** How long the first snapshot is waited for, in milliseconds: without it the page can only say that it is opening. */
const patience = 300;

const page = createPage(findHost());
const draw = (): void => {
  clearTimeout(timer);
  stopListening();
  createRoot(root).render(
    <PageContext value={page}>
      <App />
    </PageContext>,
  );
};
const stopListening = page.store.subscribe(draw);
const timer = setTimeout(draw, patience);
