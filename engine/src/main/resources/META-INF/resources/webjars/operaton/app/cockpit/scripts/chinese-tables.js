// The viewer of decisions inside Cockpit.
import {keepInChinese} from '/pages/chinese.js';

const EXACT = {
  'Hit policy:': '命中规则：',
  'Unique': '唯一命中', 'First': '取第一条', 'Priority': '按优先级', 'Any': '任一命中', 'Collect': '全部收集',
  'Rule order': '按规则顺序', 'Output order': '按输出顺序',
  'Collect (Sum)': '收集求和', 'Collect (Min)': '收集取最小', 'Collect (Max)': '收集取最大', 'Collect (Count)': '收集计数',
  'When': '当', 'And': '且', 'Then': '则', 'Annotations': '说明',
  'string': '文字', 'number': '数字', 'boolean': '是否', 'date': '日期', 'time': '时间', 'dateTime': '日期时间',
  'dayTimeDuration': '时长', 'yearMonthDuration': '年月时长', 'Any type': '任意', 'context': '对象', 'list': '列表',
  'Input type': '输入类型', 'Output type': '输出类型', 'Output label': '输出', 'Input label': '输入',
  'Literal expression': '表达式', 'Variable name:': '变量名：', 'Variable type:': '变量类型：',
  'Result variable': '结果变量', 'Expression language:': '表达式语言：', 'Type:': '类型：', 'Name:': '名称：',
  'View DRD': '查看决策关系图', 'Overview': '总览',
  'No overlap is possible and all rules are disjoint. Only a single rule can be matched': '各条规则互不重叠，只会命中一条',
  'Rules may overlap. The first matching rule will be chosen': '规则可以重叠，取第一条命中的规则',
  'Rules may overlap as long as they have the same output': '规则可以重叠，但输出须相同'
};

const PATTERNS = [
  [/^Decision name: (.+)$/, '决策名称：$1'],
  [/^Input label: (.+)$/, '输入：$1'],
  [/^Output label: (.+)$/, '输出：$1'],
  [/^Input expression: (.+)$/, '输入表达式：$1']
];

export function tablesInChinese() {
  keepInChinese('.tjs-container, .dmn-literal-expression-container', EXACT, PATTERNS);
}
