// Replaces the file of the same path in Operaton's web jar: Chinese for everyone, whatever language the browser asks for.
import {brand, forgetOldTexts} from './brand.js';
import {formsInChinese} from './chinese-forms.js';
import {onEveryAddress} from '/pages/address.js';
import {dueFirst} from './due-first.js';
import {knowApps} from '/pages/apps.js';
import {foldFiltersWhereNarrow} from './narrow.js';

forgetOldTexts();
formsInChinese();
foldFiltersWhereNarrow();
onEveryAddress(dueFirst, knowApps);

export default {
  app: brand('待办任务'),
  locales: {
    availableLocales: ['zh-CN'],
    fallbackLocale: 'zh-CN'
  },
  dateFormat: {
    monthName: 'MMMM',
    day: 'DD',
    abbr: 'YYYY-MM-DD HH:mm',
    normal: 'LLL',
    long: 'LLLL',
    short: 'LL'
  },
  disableWelcomeMessage: true,
  shortcuts: {}
};
