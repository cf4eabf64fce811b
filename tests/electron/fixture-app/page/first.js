// The first script of the page: the bridge is there already, and the policy holds.
window.first = { bridge: typeof window.fixture, leaked: typeof window.leaked, trusted: null };
try {
  document.documentElement.innerHTML = '<p>';
} catch (error) {
  window.first.trusted = error.message;
}
