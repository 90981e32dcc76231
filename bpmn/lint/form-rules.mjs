// Checks of forms beyond Camunda's own: identity with the file, one variable per form, labels that staff understand.
import { lintExpression } from '@bpmn-io/feel-lint';

const KEYED = new Set(['textfield', 'textarea', 'number', 'datetime', 'checkbox', 'checklist', 'radio', 'select', 'taglist', 'expression']);
const ASKING = new Set([...KEYED].filter(type => type !== 'expression'));

function* componentsOf(container) {
  for (const component of container.components ?? []) {
    yield component;
    yield* componentsOf(component);
  }
}

/** Fields with their whole key: what stands in a list or a group with a path is keyed below that path. */
function* keysOf(container, above = '') {
  for (const component of container.components ?? []) {
    if (ASKING.has(component.type) && component.key) yield above + component.key;
    yield* keysOf(component, component.path ? `${above}${component.path}.` : above);
  }
}

/** Every FEEL expression of a component: whole values that begin with =, and what stands in {{…}} of texts. */
function* expressionsOf(value) {
  if (typeof value === 'string') {
    if (value.startsWith('=')) yield value.slice(1);
    else for (const [, inner] of value.matchAll(/\{\{(?!\/)(?:#(?:if|loop)\s+)?([^}]*)\}\}/g)) yield inner;
  } else if (value && typeof value === 'object') {
    for (const [name, part] of Object.entries(value)) if (name !== 'components') yield* expressionsOf(part);
  }
}

/** @returns {{id: string, rule: string, message: string}[]} */
export function checkForm(schema, { file, version }) {
  const problems = [];
  const say = (id, rule, message) => problems.push({ id, rule, message });
  if (schema.id !== file) say(schema.id ?? file, 'form-file-name', `The form's id must be the file's name, ${file}`);
  if (schema.executionPlatform !== 'Camunda Cloud' || schema.executionPlatformVersion !== version) {
    say(schema.id, 'execution-platform', `executionPlatform must be "Camunda Cloud", version "${version}"`);
  }
  const ids = new Set();
  const roots = new Set();
  for (const component of componentsOf(schema)) {
    if (ids.has(component.id)) say(component.id, 'unique-ids', 'Two components have this id');
    ids.add(component.id);
    for (const expression of expressionsOf(component)) {
      for (const { message } of lintExpression(expression).filter(({ severity }) => severity === 'error')) say(component.id, 'feel', `"${expression}" is no FEEL: ${message}`);
    }
    if (KEYED.has(component.type) && !component.key) say(component.id, 'keys', 'Give the field a key');
    if (ASKING.has(component.type) && !/\p{Script=Han}/u.test(component.label ?? component.dateLabel ?? '')) say(component.id, 'chinese-labels', 'Give the field a Chinese label');
  }
  for (const key of keysOf(schema)) roots.add(key.split('.')[0]);
  if (roots.size > 1) say(schema.id, 'one-variable', `A form fills one variable, so that its listener can store all of it; this one fills ${[...roots].join(', ')}`);
  return problems;
}
