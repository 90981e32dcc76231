// Tells of every address the Tasklist comes to; Angular changes it without an event of the browser's.
export function onEveryAddress(...listeners) {
  const tell = () => listeners.forEach(listener => listener());
  window.addEventListener('hashchange', tell);
  for (const change of ['pushState', 'replaceState']) {
    const original = history[change];
    history[change] = function (...args) {
      original.apply(this, args);
      setTimeout(tell);
    };
  }
  tell();
}
