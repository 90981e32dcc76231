// The same for decision tables and forms.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { lintDmn, lintForm } from '../lint.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const TABLE = readFileSync(join(here, 'sound-table.dmn'), 'utf8');
const FORM = JSON.parse(readFileSync(join(here, 'sound-form.form'), 'utf8'));

test('a sound table has no findings', async () => {
  assert.deepEqual(await lintDmn(TABLE), []);
});

const wrongTables = [
  ['label-required', 'weather', 'id="weather" name="天气"', 'id="weather"'],
  ['kangyang/execution-platform', 'Definitions_weather', 'executionPlatformVersion="8.9.0"', 'executionPlatformVersion="8.6.0"'],
  ['kangyang/decision-id', 'Decision_1', /"weather"/g, '"Decision_1"'],
  ['kangyang/hit-policy', 'weather', 'hitPolicy="UNIQUE"', 'hitPolicy="FIRST"'],
  ['kangyang/column-label', 'Column_humidity', ' label="湿度"', ''],
  ['kangyang/feel', 'Rule_dry', '<text>[0..40]</text>', '<text>[0..40</text>'],
  ['kangyang/feel', 'Rule_dry', '<text>"DRY"</text>', '<text>"DRY" +</text>'],
  ['kangyang/feel', 'Column_humidity', '<text>humidity</text>', '<text>if humidity then</text>'],
  ['kangyang/decision-logic', 'weather', /<decisionTable[\s\S]*<\/decisionTable>/, ''],
  ['kangyang/diagram', 'Definitions_weather', /<dmndi:DMNDI>[\s\S]*<\/dmndi:DMNDI>/, '']
];

for (const [rule, id, from, to] of wrongTables) {
  test(`${rule} reports ${id} when ${from} becomes ${to || 'nothing'}`, async () => {
    const broken = TABLE.replace(from, to);
    assert.ok(broken !== TABLE, 'the sound table no longer holds the text that this test replaces');
    const findings = await lintDmn(broken);
    assert.ok(findings.some(finding => finding.rule === rule && finding.id === id && finding.category === 'error'), JSON.stringify(findings, null, 1));
  });
}

test('a sound form has no findings', () => {
  assert.deepEqual(lintForm(JSON.stringify(FORM), 'sound-form'), []);
});

/** rule, component reported, what is changed */
const wrongForms = [
  ['kangyang/form-file-name', 'other-form', form => { form.id = 'other-form'; }],
  ['kangyang/execution-platform', 'sound-form', form => { form.executionPlatformVersion = '8.6.0'; }],
  ['kangyang/unique-ids', 'Field_weather', form => { form.components[1].id = 'Field_weather'; }],
  ['kangyang/keys', 'Field_weather', form => { delete form.components[0].key; }],
  ['kangyang/chinese-labels', 'Field_weather', form => { form.components[0].label = 'Weather'; }],
  ['kangyang/one-variable', 'sound-form', form => { form.components[1].key = 'walk.note'; }],
  ['kangyang/feel', 'Field_weather', form => { form.components[0].conditional = { hide: '=if weather then' }; }],
  ['kangyang/feel', 'Field_text', form => { form.components.push({ type: 'text', id: 'Field_text', text: '**{{if card then}}**' }); }],
  ['form-linting', 'Field_weather', form => { form.components[0].label = '=if weather then "天气"'; }],
  ['form-linting', 'Field_unknown', form => { form.components.push({ type: 'hologram', id: 'Field_unknown', key: 'look.hologram' }); }]
];

for (const [rule, id, change] of wrongForms) {
  test(`${rule} reports ${id}: ${change}`, () => {
    const broken = structuredClone(FORM);
    change(broken);
    const findings = lintForm(JSON.stringify(broken), 'sound-form');
    assert.ok(findings.some(finding => finding.rule.startsWith(rule) && finding.id === id && finding.category === 'error'), JSON.stringify(findings, null, 1));
  });
}
