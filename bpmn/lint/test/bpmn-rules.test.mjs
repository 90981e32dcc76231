// Every rule has failed once: a sound model, made wrong in one place, must be reported by that rule for that element.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { VERSION, lintBpmn } from '../lint.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const SOUND = readFileSync(join(here, 'sound-process.bpmn'), 'utf8');
const REFERENCES = { processes: ['sound-process', 'task-escalation'], decisions: ['weather'], forms: ['sound-form'] };
const lint = (xml, file = 'sound-process') => lintBpmn(xml, file, REFERENCES);

test('a sound model has no findings', async () => {
  assert.deepEqual(await lint(SOUND), []);
});

/** rule, element reported, text in the sound model, what replaces it */
const wrong = [
  ['conditional-flows', 'Flow_Dry', /<bpmn:conditionExpression[^>]*>=weather = "DRY"<\/bpmn:conditionExpression>/, ''],
  ['no-overlapping-elements', 'Task_Walk', 'x="870" y="160" width="100"', 'x="1030" y="160" width="100"'],
  ['fake-join', 'Task_Walk', '<bpmn:incoming>Flow_Dry</bpmn:incoming>', '<bpmn:incoming>Flow_Dry</bpmn:incoming><bpmn:incoming>Flow_Wet</bpmn:incoming>'],
  ['no-disconnected', 'Task_Walk', /<bpmn:sequenceFlow id="Flow_(WalkToDone|Dry)"[\s\S]*?(\/>|<\/bpmn:sequenceFlow>)/g, ''],
  ['camunda-compat/feel', 'Flow_Dry', '=weather = "DRY"', '=if weather then'],
  ['camunda-compat/implementation', 'Task_Walk', '<zeebe:taskDefinition type="sound-process.take-walk" />', ''],
  ['camunda-compat/called-element', 'Call_Escalation', '<zeebe:calledElement processId="task-escalation"', '<zeebe:calledElement processId=""'],
  ['camunda-compat/timer', 'Event_Due', />=due.dueAt<\/bpmn:timeDate>/, '></bpmn:timeDate>'],
  ['camunda-compat/subscription', 'Event_Changed', '<zeebe:subscription correlationKey="=caseId" />', ''],
  ['camunda-compat/task-listener', 'Task_Look', 'eventType="completing" type="sound-process.record-look"', 'eventType="completing" type=""'],

  ['kangyang/chinese-names', 'Task_Walk', 'id="Task_Walk" name="散步"', 'id="Task_Walk" name="Walk"'],
  ['kangyang/chinese-names', 'Sub_Look', 'id="Sub_Look" name="看天气"', 'id="Sub_Look"'],
  ['kangyang/chinese-names', 'Flow_Dry', 'id="Flow_Dry" name="晴"', 'id="Flow_Dry"'],
  ['kangyang/chinese-names', 'Gateway_Weather', 'name="天气如何？"', 'name="天气"'],
  ['kangyang/speaking-ids', 'Activity_0x1y2z3', /Task_Walk\b/g, 'Activity_0x1y2z3'],
  ['kangyang/speaking-ids', 'Message_0abcdef', /Message_Changed\b/g, 'Message_0abcdef'],
  ['kangyang/process-file-name', 'other-process', /"sound-process"/g, '"other-process"'],
  ['kangyang/process-file-name', 'sound-process', /<bpmn:documentation>.*<\/bpmn:documentation>/, ''],
  ['kangyang/execution-platform', 'Definitions_sound', `executionPlatformVersion="${VERSION}"`, 'executionPlatformVersion="8.6.0"'],
  ['kangyang/job-types', 'Task_Walk', 'type="sound-process.take-walk"', 'type="sound-process.takeWalk"'],
  ['kangyang/job-types', 'Task_Walk', 'type="sound-process.take-walk"', 'type="another-process.take-walk"'],
  ['kangyang/job-types', 'Task_Look', 'type="sound-process.record-look"', 'type="recordLook"'],
  ['kangyang/whole-user-tasks', 'Task_Look', '<zeebe:userTask />', ''],
  ['kangyang/whole-user-tasks', 'Task_Look', '<zeebe:formDefinition formId="sound-form" />', ''],
  ['kangyang/whole-user-tasks', 'Task_Look', '<zeebe:assignmentDefinition candidateGroups="=[groups.watchers]" />', ''],
  ['kangyang/whole-user-tasks', 'Task_Look', '"=[groups.watchers]"', '"=groups.watchers"'],
  ['kangyang/whole-user-tasks', 'Task_Look', '<zeebe:taskSchedule dueDate="=due.dueAt" />', ''],
  ['kangyang/whole-user-tasks', 'Task_Look', /<zeebe:taskListeners>[\s\S]*?<\/zeebe:taskListeners>/, ''],
  ['kangyang/whole-user-tasks', 'Task_Look', '<zeebe:output source="=look.weather" target="weather" />', ''],
  ['kangyang/whole-user-tasks', 'Task_Look', 'processId="task-escalation"', 'processId="sound-process"'],
  ['kangyang/whole-user-tasks', 'Task_Look', 'name="到期" isInterrupting="false"', 'name="到期"'],
  ['kangyang/explicit-calls', 'Call_Escalation', 'propagateAllParentVariables="false"', ''],
  ['kangyang/explicit-calls', 'Call_Escalation', 'propagateAllChildVariables="false"', 'propagateAllChildVariables="true"'],
  ['kangyang/explicit-calls', 'Call_Escalation', 'source="=caseId" target="caseId"', 'source="=caseId" target="case"'],
  ['kangyang/no-policy-numbers', 'Event_Due', '>=due.dueAt</bpmn:timeDate>', '>=now() + duration("PT48H")</bpmn:timeDate>'],
  ['kangyang/no-policy-numbers', 'Flow_Dry', '=weather = "DRY"', '=humidity &lt; 40'],
  ['kangyang/no-personal-variables', 'Call_Escalation', 'source="=due" target="due"', 'source="=elder.phone" target="phone"'],
  ['camunda-compat/feel', 'Task_Look', '"=look.weather"', '"=if look.weather then"'],
  ['camunda-compat/feel', 'Event_Due', '>=due.dueAt<', '>=due.(dueAt<'],
  ['kangyang/correlation-keys', 'Message_Changed', 'correlationKey="=caseId"', 'correlationKey="caseId"'],
  ['kangyang/correlation-keys', 'Message_Changed', 'correlationKey="=caseId"', 'correlationKey="=case Id +"'],
  ['kangyang/known-references', 'Task_Look', 'formId="sound-form"', 'formId="sond-form"'],
  ['kangyang/known-references', 'Task_Forecast', 'decisionId="weather"', 'decisionId="wether"'],
  ['kangyang/known-references', 'Call_Escalation', 'processId="task-escalation"', 'processId="task-escalate"'],

  ['kangyang/orthogonal-flows', 'Flow_WalkToDone', '<di:waypoint x="970" y="200" />', '<di:waypoint x="970" y="190" />'],
  ['kangyang/no-crossing-flows', 'Flow_Wet', '<di:waypoint x="800" y="330" />', '<di:waypoint x="800" y="330" /><di:waypoint x="1000" y="330" /><di:waypoint x="1000" y="100" />'],
  ['kangyang/no-flow-through-element', 'Flow_Changed', '<di:waypoint x="500" y="70" />', '<di:waypoint x="500" y="200" />'],
  ['kangyang/left-to-right', 'Event_Started', '<dc:Bounds x="152" y="182" width="36" height="36" />', '<dc:Bounds x="1152" y="182" width="36" height="36" />'],
  ['kangyang/free-labels', 'Event_Done', '<dc:Bounds x="1036" y="224" width="23" height="14" />', '<dc:Bounds x="890" y="190" width="23" height="14" />'],
  ['kangyang/free-labels', 'Event_Done', /<bpmndi:BPMNLabel>\s*<dc:Bounds x="1036"[^>]*>\s*<\/bpmndi:BPMNLabel>/, ''],
  ['kangyang/expanded-sub-processes', 'Sub_Look', 'bpmnElement="Sub_Look" isExpanded="true"', 'bpmnElement="Sub_Look" isExpanded="false"']
];

for (const [rule, id, from, to] of wrong) {
  test(`${rule} reports ${id} when ${from} becomes ${to || 'nothing'}`, async () => {
    const broken = SOUND.replace(from, to);
    assert.ok(broken !== SOUND, 'the sound model no longer holds the text that this test replaces');
    const findings = await lint(broken);
    assert.ok(findings.some(finding => finding.rule === rule && finding.id === id && finding.category === 'error'), JSON.stringify(findings, null, 1));
  });
}

test('a file that is no BPMN is refused', async () => {
  await assert.rejects(lint('<html/>'));
});

test('an attribute that nobody reads is reported', async () => {
  const findings = await lint(SOUND.replace('<zeebe:userTask />', '<zeebe:userTaks />'));
  assert.ok(findings.some(({ rule }) => rule === 'xml' || rule === 'kangyang/whole-user-tasks'), JSON.stringify(findings));
});
