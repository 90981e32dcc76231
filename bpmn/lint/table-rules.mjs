// Checks of decision tables beyond dmnlint's: what would fail only when a case reaches the table.
import { lintExpression } from '@bpmn-io/feel-lint';

const DECISION_ID = /^[a-z][A-Za-z0-9]*(?:-[a-z0-9]+)*$/;
const syntaxErrors = (text, dialect) => (text?.trim() && text.trim() !== '-' ? lintExpression(text, { dialect }).filter(({ severity }) => severity === 'error') : []);

function* expressionsOf(decision) {
  const logic = decision.decisionLogic;
  if (!logic) return;
  if (logic.$type === 'dmn:LiteralExpression') yield ['expression', logic.text, decision.id];
  for (const entry of logic.contextEntry ?? []) yield ['expression', entry.value?.text, decision.id];
  for (const input of logic.input ?? []) yield ['expression', input.inputExpression?.text, input.id];
  for (const rule of logic.rule ?? []) {
    for (const entry of rule.inputEntry ?? []) yield ['unaryTests', entry.text, rule.id];
    for (const entry of rule.outputEntry ?? []) yield ['expression', entry.text, rule.id];
  }
}

/** @returns {{id: string, rule: string, message: string}[]} */
export function checkTables(definitions, { version }) {
  const problems = [];
  const say = (id, rule, message) => problems.push({ id, rule, message });
  const platform = `${definitions.$attrs['modeler:executionPlatform']} ${definitions.$attrs['modeler:executionPlatformVersion']}`;
  if (platform !== `Camunda Cloud ${version}`) say(definitions.id, 'execution-platform', `modeler:executionPlatform must be "Camunda Cloud", version "${version}", not ${platform}`);
  const decisions = (definitions.drgElement ?? []).filter(element => element.$type === 'dmn:Decision');
  for (const decision of decisions) {
    if (!DECISION_ID.test(decision.id)) say(decision.id, 'decision-id', 'A decision id is kebab-case, or camelCase where another decision reads it by that name');
    if (!decision.decisionLogic) say(decision.id, 'decision-logic', 'Give the decision a table or an expression');
    const table = decision.decisionLogic?.$type === 'dmn:DecisionTable' ? decision.decisionLogic : undefined;
    if (table && !['UNIQUE', 'COLLECT'].includes(table.hitPolicy ?? 'UNIQUE')) say(decision.id, 'hit-policy', `Use UNIQUE (or COLLECT for lists), not ${table.hitPolicy}: the order of rules must not matter`);
    for (const column of [...(table?.input ?? []), ...(table?.output ?? [])]) {
      if (!column.label?.trim()) say(column.id, 'column-label', 'Give the column a label that policy staff understand');
    }
    for (const [dialect, text, id] of expressionsOf(decision)) {
      for (const { message } of syntaxErrors(text, dialect)) say(id, 'feel', `"${text}" is no FEEL: ${message}`);
    }
  }
  if (!definitions.dmnDI) say(definitions.id, 'diagram', 'Draw the decisions: without a diagram the file does not open as one');
  return problems;
}
