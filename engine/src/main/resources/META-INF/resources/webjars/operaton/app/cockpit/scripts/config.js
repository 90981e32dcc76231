// Replaces the file of the same path in Operaton's web jar: Chinese for everyone, whatever language the browser asks for.
import {brand, forgetOldTexts} from './brand.js';
import {tablesInChinese} from './chinese-tables.js';
import {onEveryAddress} from '/pages/address.js';
import {knowApps} from '/pages/apps.js';

forgetOldTexts();
tablesInChinese();
onEveryAddress(knowApps);

export default {
  app: brand('流程监控'),
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
  customScripts: ['scripts/finished.js']
};
