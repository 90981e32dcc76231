// The form viewer inside the Tasklist has English texts only and no way to give it others: they are replaced as they
// appear. Also dates: it asks the browser for its language, and staff fill forms in Chinese on any browser.

const EXACT = {
  'Field is required.': '此项必填。',
  'Field must be a valid email.': '电子邮箱格式不正确。',
  'Field must be a valid  international phone number. (e.g. +4930664040900)': '电话号码须带国家代码，如 +8613800000000。',
  'Field must be a valid international phone number. (e.g. +4930664040900)': '电话号码须带国家代码，如 +8613800000000。',
  'Value is not a number.': '须填写数字。',
  'Date and time must both be entered.': '日期和时间须同时填写。',
  'Select': '请选择',
  'No results': '没有结果',
  'All values selected': '已全部选择',
  'Nothing to show.': '没有内容。',
  'No content to show.': '没有内容。',
  'Add new': '新增一项',
  'Browse': '选择文件',
  'No files selected': '没有选择文件',
  'Failed to render form': '表单无法显示',
  'Next page': '下一页',
  'Previous page': '上一页',
  'Document preview': '文件预览',
  'Unable to download document': '文件无法下载',
  'Clear content': '清除',
  'Checked': '已勾选',
  'Not checked': '未勾选',
  'Collapse': '收起',
  '--:-- --': '--:--',
  'hh:mm --': '--:--',
  'Sun': '日', 'Mon': '一', 'Tue': '二', 'Wed': '三', 'Thu': '四', 'Fri': '五', 'Sat': '六'
};

['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']
  .forEach((month, index) => { EXACT[month] = `${index + 1}月`; });

const PATTERNS = [
  [/^Field must have minimum value of (.+)\.$/, '不能小于 $1。'],
  [/^Field must have maximum value of (.+)\.$/, '不能大于 $1。'],
  [/^Field must have minimum length of (.+)\.$/, '至少填写 $1 个字。'],
  [/^Field must have maximum length of (.+)\.$/, '最多填写 $1 个字。'],
  [/^Field must match pattern .+\.$/, '格式不正确。'],
  [/^Please select a valid value, the two nearest valid values are (.+) and (.+)\.$/, '请填写允许的数值，最接近的是 $1 和 $2。'],
  [/^Expand all \((\d+)\)$/, '全部展开（$1）'],
  [/^Remove list item (\d+)$/, '移除第 $1 项'],
  [/^Click to sort by (.+) ascending$/, '按“$1”升序排列'],
  [/^Click to sort by (.+) descending$/, '按“$1”降序排列'],
  [/^Click to remove sorting$/, '取消排序'],
  [/^Download (.+)$/, '下载 $1'],
  [/^Remove (.+)$/, '移除 $1'],
  [/^(\d+) of (\d+)$/, '第 $1 页，共 $2 页']
];

const FORMS = '.fjs-container, .flatpickr-calendar';

/** The Chinese of a text of the form viewer; any other text as it is. */
export function chinese(text) {
  const bare = text.trim();
  if (!/[A-Za-z-]/.test(bare)) {
    return text;
  }
  if (Object.hasOwn(EXACT, bare)) {
    return text.replace(bare, EXACT[bare]);
  }
  for (const [pattern, replacement] of PATTERNS) {
    if (pattern.test(bare)) {
      return text.replace(bare, bare.replace(pattern, replacement));
    }
  }
  return text;
}

function translateText(node) {
  const translated = chinese(node.data);
  // Labels and texts of the form's author are never of the viewer's own wording in a Chinese form.
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
    if (root.parentElement && root.parentElement.closest(FORMS)) {
      translateText(root);
    }
    return;
  }
  if (root.nodeType !== Node.ELEMENT_NODE) {
    return;
  }
  const forms = root.closest(FORMS) ? [root] : root.querySelectorAll(FORMS);
  for (const form of forms) {
    translateAttributes(form);
    form.querySelectorAll('[placeholder],[title],[aria-label]').forEach(translateAttributes);
    const texts = document.createTreeWalker(form, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      translateText(texts.currentNode);
    }
  }
}

export function formsInChinese() {
  const Browsers = Intl.DateTimeFormat;
  function Chinese(language, options) {
    return new Browsers(language === undefined || language === 'default' ? 'zh-CN' : language, options);
  }
  Chinese.prototype = Browsers.prototype;
  Chinese.supportedLocalesOf = Browsers.supportedLocalesOf;
  Intl.DateTimeFormat = Chinese;

  new MutationObserver(changes => {
    for (const change of changes) {
      if (change.type === 'characterData') {
        translate(change.target);
      } else if (change.type === 'attributes') {
        if (change.target.closest(FORMS)) {
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
