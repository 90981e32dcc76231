// The form viewer inside the Tasklist. Also its dates: it asks the browser for its language, and staff fill forms in Chinese
// on any browser.
import {keepInChinese} from '/pages/chinese.js';

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
  'Month': '月', 'Year': '年', 'Hour': '时', 'Minute': '分', 'Increment': '增加', 'Decrement': '减少',
  'yyyy/mm/dd': '年/月/日',
  '--:-- --': '--:--',
  'hh:mm --': '--:--',
  'Sun': '日', 'Mon': '一', 'Tue': '二', 'Wed': '三', 'Thu': '四', 'Fri': '五', 'Sat': '六'
};

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

MONTHS.forEach((month, index) => { EXACT[month] = `${index + 1}月`; });

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
  [/^(\d+) of (\d+)$/, '第 $1 页，共 $2 页'],
  ...MONTHS.map((month, index) => [new RegExp(`^${month} (\\d+), (\\d+)$`), `$2年${index + 1}月$1日`])
];

export function formsInChinese() {
  const Browsers = Intl.DateTimeFormat;
  function Chinese(language, options) {
    return new Browsers(language === undefined || language === 'default' ? 'zh-CN' : language, options);
  }
  Chinese.prototype = Browsers.prototype;
  Chinese.supportedLocalesOf = Browsers.supportedLocalesOf;
  Intl.DateTimeFormat = Chinese;

  keepInChinese('.fjs-container, .flatpickr-calendar', EXACT, PATTERNS);
}
