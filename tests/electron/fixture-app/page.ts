/** The one page of the fixture: its text, and the first script that runs in it. */
export const files: Readonly<Record<string, { readonly type: string; readonly text: string }>> = {
  'index.html': {
    type: 'text/html',
    text: `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>Fixture</title>
    <script src="first.js"></script>
  </head>
  <body>
    <p>Here.</p>
    <a id="out" href="https://elsewhere.example/">out</a>
    <a id="blank" href="https://blank.example/" target="_blank" rel="noopener noreferrer">new</a>
    <a id="download" href="first.js" download="first.txt">download</a>
  </body>
</html>
`,
  },
  'first.js': {
    type: 'text/javascript',
    text: `window.first = { bridge: typeof window.fixture, leaked: typeof window.leaked, trusted: null };
try {
  document.documentElement.innerHTML = '<p>';
} catch (error) {
  window.first.trusted = error.message;
}
`,
  },
};
