const title = "__TITLE__";

export function brand(name) {
  document.documentElement.lang = 'zh-CN';
  document.documentElement.style.setProperty('--house-title', JSON.stringify(title));
  document.title = `${title} ${name}`;
  return {name, vendor: title};
}

// The web apps keep texts in the browser until Operaton's version changes; ours may change sooner.
export function forgetOldTexts() {
  const kept = JSON.parse(localStorage.getItem('operaton-web') || '{}');
  for (const key of Object.keys(kept)) {
    if (key.includes('_locales_data_')) {
      delete kept[key];
    }
  }
  localStorage.setItem('operaton-web', JSON.stringify(kept));
}
