import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { findHost } from './bridge/find-host.ts';
import { createPage, PageContext } from './state/page-context.ts';
import './style/main.css';

const root = document.getElementById('page');
if (root === null) throw new Error('index.html lacks #page');

createRoot(root).render(
  <PageContext value={createPage(findHost())}>
    <App />
  </PageContext>,
);
