// Lints every process model, decision table and form; ends with 1 when one has an error.
// usage: node lint.mjs
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { createRequire, register } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { BpmnModdle } from 'bpmn-moddle';
import { DmnModdle } from 'dmn-moddle';
import BpmnLinter from 'bpmnlint';
import DmnLinter from 'dmnlint';
import bpmnRules from './bpmn-rules.mjs';
import layoutRules from './layout-rules.mjs';
import { checkTables } from './table-rules.mjs';
import { checkForm } from './form-rules.mjs';

register('./extensionless.mjs', import.meta.url);
const { FormLinter } = await import('@camunda/form-linting');

const require = createRequire(import.meta.url);
const BpmnResolver = require('bpmnlint/lib/resolver/node-resolver');
const DmnResolver = require('dmnlint/lib/resolver/node-resolver');
const zeebe = require('zeebe-bpmn-moddle/resources/zeebe.json');

export const VERSION = '8.9.0';
/** @camunda/form-linting checks nothing, and says nothing, for a version it does not know; the newest it knows is this. */
const FORM_RULES = '8.8.0';
const here = dirname(fileURLToPath(import.meta.url));
const MODELS = join(here, '..');
const FORMS = join(here, '..', '..', 'forms');
const ours = { ...bpmnRules, ...layoutRules };

/** bpmnlint's resolver, which also finds our own rules under the name kangyang. */
class Resolver extends BpmnResolver {
  resolveRule(pkg, name) {
    return pkg === 'bpmnlint-plugin-kangyang' ? ours[name] : super.resolveRule(pkg, name);
  }
}

const filesOf = (folder, ending) => (existsSync(folder) ? readdirSync(folder).filter(file => file.endsWith(ending)).sort() : []);
const idsIn = (folder, ending, pattern) => filesOf(folder, ending).flatMap(file => [...readFileSync(join(folder, file), 'utf8').matchAll(pattern)].map(match => match[1]));

/** What models may refer to, by the ids in the files. */
export const known = () => ({
  processes: idsIn(MODELS, '.bpmn', /<bpmn:process id="([^"]+)"/g),
  decisions: idsIn(MODELS, '.dmn', /<(?:dmn:)?decision id="([^"]+)"/g),
  forms: filesOf(FORMS, '.form').map(file => basename(file, '.form'))
});

function bpmnConfig(file, references) {
  const config = {
    extends: ['bpmnlint:recommended', 'plugin:camunda-compat/camunda-cloud-8-9'],
    rules: {
      'fake-join': 'error',
      global: 'error',
      'no-inclusive-gateway': 'error',
      'no-overlapping-elements': 'error',
      'superfluous-gateway': 'error',
      'superfluous-label': 'error'
    }
  };
  for (const rule of Object.keys(ours)) config.rules[`kangyang/${rule}`] = ['error', { file, version: VERSION, ...references }];
  return config;
}

const flatten = reports => Object.entries(reports).flatMap(([rule, list]) => list.map(report => ({ rule, ...report })));

/** @returns {Promise<{rule: string, id?: string, category: string, message: string}[]>} */
export async function lintBpmn(xml, file, references = known()) {
  const { rootElement, warnings } = await new BpmnModdle({ zeebe }).fromXML(xml);
  const unread = warnings.map(({ message }) => ({ rule: 'xml', category: 'error', message }));
  return [...unread, ...flatten(await new BpmnLinter.Linter({ config: bpmnConfig(file, references), resolver: new Resolver({ require }) }).lint(rootElement))];
}

export async function lintDmn(xml) {
  const { rootElement, warnings } = await new DmnModdle().fromXML(xml);
  const unread = warnings.map(({ message }) => ({ rule: 'xml', category: 'error', message }));
  const linter = new DmnLinter.Linter({ config: { extends: 'dmnlint:recommended' }, resolver: new DmnResolver({ require }) });
  const own = checkTables(rootElement, { version: VERSION }).map(problem => ({ category: 'error', ...problem, rule: `kangyang/${problem.rule}` }));
  return [...unread, ...flatten(await linter.lint(rootElement)), ...own];
}

export function lintForm(json, file) {
  const schema = JSON.parse(json);
  const camunda = new FormLinter().lint({ ...schema, executionPlatformVersion: FORM_RULES }).map(report => ({ ...report, rule: 'form-linting' }));
  return [...camunda, ...checkForm(schema, { file, version: VERSION }).map(problem => ({ category: 'error', ...problem, rule: `kangyang/${problem.rule}` }))];
}

async function main() {
  let failed = 0;
  let files = 0;
  for (const [folder, ending, lint] of [[MODELS, '.bpmn', lintBpmn], [MODELS, '.dmn', lintDmn], [FORMS, '.form', lintForm]]) {
    for (const file of filesOf(folder, ending)) {
      files++;
      for (const { rule, id, category, message } of await lint(readFileSync(join(folder, file), 'utf8'), basename(file, ending))) {
        if (category === 'info' || category === 'off') continue;
        if (category === 'error' || category === 'rule-error') failed++;
        console.log(`${file}: ${category}: ${id ?? ''}: ${message} (${rule})`);
      }
    }
  }
  if (!files) failed++;
  console.log(failed ? `${failed} errors in ${files} files` : `${files} models, tables and forms are fine`);
  process.exitCode = failed ? 1 : 0;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await main();
