// Libraries inside the web apps that have English texts only, and no way to give them others: their texts are replaced as they
// appear.

/**
 * Keeps a part of the page in Chinese.
 *
 * @param areas selector of the elements that the library draws; the labels of their authors are Chinese already
 * @param exact Chinese by English text
 * @param patterns pairs of a regular expression of an English text and its replacement
 */
export function keepInChinese(areas, exact, patterns) {
  function chinese(text) {
    const bare = text.trim();
    if (!/[A-Za-z-]/.test(bare)) {
      return text;
    }
    if (Object.hasOwn(exact, bare)) {
      return text.replace(bare, exact[bare]);
    }
    for (const [pattern, replacement] of patterns) {
      if (pattern.test(bare)) {
        return text.replace(bare, bare.replace(pattern, replacement));
      }
    }
    return text;
  }

  function translateText(node) {
    const translated = chinese(node.data);
    if (translated !== node.data) {
      node.data = translated;
    }
  }

  function translateAttributes(element) {
    for (const name of ['placeholder', 'title', 'aria-label']) {
      const text = element.getAttribute(name);
      const translated = text && chinese(text);
      if (translated && translated !== text) {
        element.setAttribute(name, translated);
      }
    }
  }

  function translate(root) {
    if (root.nodeType === Node.TEXT_NODE) {
      if (root.parentElement && root.parentElement.closest(areas)) {
        translateText(root);
      }
      return;
    }
    if (root.nodeType !== Node.ELEMENT_NODE) {
      return;
    }
    for (const area of root.closest(areas) ? [root] : root.querySelectorAll(areas)) {
      translateAttributes(area);
      area.querySelectorAll('[placeholder],[title],[aria-label]').forEach(translateAttributes);
      const texts = document.createTreeWalker(area, NodeFilter.SHOW_TEXT);
      while (texts.nextNode()) {
        translateText(texts.currentNode);
      }
    }
  }

  new MutationObserver(changes => {
    for (const change of changes) {
      if (change.type === 'characterData') {
        translate(change.target);
      } else if (change.type === 'attributes') {
        if (change.target.closest(areas)) {
          translateAttributes(change.target);
        }
      } else {
        change.addedNodes.forEach(translate);
      }
    }
  }).observe(document, {
    subtree: true, childList: true, characterData: true, attributes: true,
    attributeFilter: ['placeholder', 'title', 'aria-label']
  });
}
