// Our own rules for process models, in the shape that bpmnlint takes: name → factory. Each is described in docs/bpmn-style.md.
import { lintExpression } from '@bpmn-io/feel-lint';
import utils from 'bpmnlint-utils';

const { is, isAny } = utils;

/** Kind of element → prefix of its id. The first match counts. */
const PREFIXES = [
  ['bpmn:CallActivity', 'Call'],
  ['bpmn:SubProcess', 'Sub'],
  ['bpmn:Task', 'Task'],
  ['bpmn:Gateway', 'Gateway'],
  ['bpmn:Event', 'Event'],
  ['bpmn:SequenceFlow', 'Flow'],
  ['bpmn:Message', 'Message'],
  ['bpmn:Error', 'Error'],
  ['bpmn:Escalation', 'Escalation'],
  ['bpmn:Signal', 'Signal']
];
const KEBAB = '[a-z][a-z0-9]*(?:-[a-z0-9]+)*';
/** Names under which personal data would hide; a process variable is a reference or a routing fact (DESIGN §3). */
const PERSONAL = /^(name|fullName|phone|mobile|address|idNumber|citizenId|documentNumber|birthDate|note|.*(?:Note|Phone|Address))$/;
const ESCALATION = 'task-escalation';

export const extension = (node, type) =>
  (node.extensionElements?.values ?? []).find(value => is(value, type));

const hasChinese = text => /\p{Script=Han}/u.test(text ?? '');
const processOf = node => (is(node, 'bpmn:Process') ? node : node.$parent && processOf(node.$parent));
const outgoing = node => node.outgoing ?? [];

/** Every flow node and every answer of a question has a name that staff would say. */
function chineseNames() {
  const needsName = node => {
    if (isAny(node, ['bpmn:ParallelGateway', 'bpmn:EventBasedGateway'])) return false;
    if (is(node, 'bpmn:Gateway')) return outgoing(node).length > 1;
    if (is(node, 'bpmn:SequenceFlow')) return is(node.sourceRef, 'bpmn:Gateway') && !is(node.sourceRef, 'bpmn:ParallelGateway') && outgoing(node.sourceRef).length > 1;
    return isAny(node, ['bpmn:FlowNode', 'bpmn:Process']);
  };
  return {
    check(node, reporter) {
      if (!needsName(node)) return;
      if (!node.name?.trim()) reporter.report(node.id, 'Give it a name');
      else if (!hasChinese(node.name)) reporter.report(node.id, `"${node.name}" is no Chinese name: staff read it in the tasklist`);
      else if (is(node, 'bpmn:Gateway') && !node.name.endsWith('？')) reporter.report(node.id, `"${node.name}" decides, so name it as a question that ends with ？`);
    }
  };
}

/** Ids speak: they stand in incidents, tests and logs. */
function speakingIds() {
  return {
    check(node, reporter) {
      const prefix = PREFIXES.find(([type]) => is(node, type))?.[1];
      if (prefix && !new RegExp(`^${prefix}_[A-Z][A-Za-z0-9]*$`).test(node.id)) {
        reporter.report(node.id, `The id of a ${node.$type.slice(5)} is ${prefix}_ and what it does in English, e.g. ${prefix}_RecordGrade`);
      }
    }
  };
}

/** One executable process to a file, named like the file. */
function processFileName({ file }) {
  return {
    check(node, reporter) {
      if (!is(node, 'bpmn:Process')) return;
      if (!new RegExp(`^${KEBAB}$`).test(node.id)) reporter.report(node.id, 'A process id is kebab-case');
      if (node.id !== file) reporter.report(node.id, `The process id must be the file's name, ${file}`);
      if (!node.isExecutable) reporter.report(node.id, 'The process must be executable');
      if (!node.documentation?.length) reporter.report(node.id, 'Say in the documentation what the process is for');
    }
  };
}

/** The version that the compatibility rules were written for. */
function executionPlatform({ version }) {
  return {
    check(node, reporter) {
      if (!is(node, 'bpmn:Definitions')) return;
      const platform = node.$attrs?.['modeler:executionPlatform'] ?? node.get('modeler:executionPlatform');
      const platformVersion = node.$attrs?.['modeler:executionPlatformVersion'] ?? node.get('modeler:executionPlatformVersion');
      if (platform !== 'Camunda Cloud' || platformVersion !== version) {
        reporter.report(node.id, `modeler:executionPlatform must be "Camunda Cloud", version "${version}", not "${platform}" "${platformVersion}"`);
      }
    }
  };
}

const jobsOf = node => [
  ...[extension(node, 'zeebe:TaskDefinition')].filter(Boolean).map(job => job.type),
  ...(extension(node, 'zeebe:TaskListeners')?.listeners ?? []).map(job => job.type)
];

/** Job types: process.verb-object, so that a worker is found from the model and back. */
function jobTypes() {
  return {
    check(node, reporter) {
      if (!is(node, 'bpmn:FlowNode')) return;
      const process = processOf(node).id;
      for (const type of jobsOf(node)) {
        if (!new RegExp(`^${KEBAB}\\.${KEBAB}$`).test(type ?? '')) reporter.report(node.id, `Job type "${type}" must be ${process}.verb-object in kebab-case`);
        else if (type.split('.')[0] !== process) reporter.report(node.id, `Job type "${type}" must begin with the process it belongs to, ${process}.`);
      }
    }
  };
}

const isTimerOf = node => is(node, 'bpmn:StartEvent') && node.isInterrupting === false
  && (node.eventDefinitions ?? []).some(definition => is(definition, 'bpmn:TimerEventDefinition'));

function escalates(task) {
  const siblings = task.$parent.flowElements ?? [];
  return siblings.some(sibling => is(sibling, 'bpmn:SubProcess') && sibling.triggeredByEvent
    && sibling.flowElements.some(isTimerOf)
    && sibling.flowElements.some(call => is(call, 'bpmn:CallActivity') && extension(call, 'zeebe:CalledElement')?.processId === ESCALATION));
}

/** A user task is whole: form, candidate group, due date, who did it, nothing let out unseen, and help when it is overdue. */
function wholeUserTasks() {
  return {
    check(node, reporter) {
      if (!is(node, 'bpmn:UserTask')) return;
      const say = message => reporter.report(node.id, message);
      const assignment = extension(node, 'zeebe:AssignmentDefinition');
      if (!extension(node, 'zeebe:UserTask')) say('Make it a Camunda user task');
      if (!extension(node, 'zeebe:FormDefinition')?.formId) say('Link a form by its id');
      if (!assignment?.candidateGroups) say('Give it a candidate group');
      else if (!/^=\[.+\]$/.test(assignment.candidateGroups)) say(`Candidate groups are a FEEL list, "=[…]": Camunda raises an incident on "${assignment.candidateGroups}"`);
      if (!extension(node, 'zeebe:TaskSchedule')?.dueDate) say('Give it a due date');
      if (!(extension(node, 'zeebe:TaskListeners')?.listeners ?? []).some(listener => listener.eventType === 'completing')) say('Record who completed it with a completing listener');
      if (!extension(node, 'zeebe:IoMapping')?.outputParameters?.length) say('Map its output: without a mapping the whole form leaks into the process');
      if (processOf(node).id !== ESCALATION && !escalates(node)) say(`Put it into a sub-process whose non-interrupting timer calls ${ESCALATION}`);
    }
  };
}

/** What is passed to and from a called process is written down. */
function explicitCalls() {
  return {
    check(node, reporter) {
      if (!is(node, 'bpmn:CallActivity')) return;
      const called = extension(node, 'zeebe:CalledElement');
      const inputs = extension(node, 'zeebe:IoMapping')?.inputParameters ?? [];
      if (called?.propagateAllParentVariables !== false) reporter.report(node.id, 'Switch propagateAllParentVariables off and map what is needed');
      if (called?.propagateAllChildVariables !== false) reporter.report(node.id, 'Switch propagateAllChildVariables off and map what is needed');
      if (!inputs.some(({ target }) => target === 'caseId')) reporter.report(node.id, 'Pass caseId to the called process');
    }
  };
}

/** Intervals and thresholds of the policy stand in decision tables only (DESIGN §3.5). */
function noPolicyNumbers() {
  return {
    check(node, reporter) {
      // When a process of the calendar runs is no policy, and no table was asked before it starts.
      const startsProcess = () => node.timeCycle
        && is(node.$parent, 'bpmn:StartEvent') && is(node.$parent.$parent, 'bpmn:Process');
      if (is(node, 'bpmn:TimerEventDefinition') && !startsProcess()) {
        const body = (node.timeDate ?? node.timeDuration ?? node.timeCycle)?.body ?? '';
        if (!body.startsWith('=') || /\d/.test(body) || /duration|date\s*\(|now\s*\(/.test(body)) {
          reporter.report(node.$parent.id, `The timer must read a variable that a decision table filled, not "${body}"`);
        }
      }
      if (is(node, 'bpmn:SequenceFlow') && /[<>]|\bin\s*[[(\]]|=\s*-?\d/.test((node.conditionExpression?.body ?? '').slice(1))) {
        reporter.report(node.id, `"${node.conditionExpression.body}" compares with a number: let a decision table decide and route on its word`);
      }
    }
  };
}

/** A message is correlated by the case; Camunda's rule for FEEL does not look at correlation keys. */
function correlationKeys() {
  return {
    check(node, reporter) {
      if (!is(node, 'zeebe:Subscription')) return;
      const message = node.$parent.$parent;
      const key = node.correlationKey ?? '';
      if (!key.startsWith('=')) reporter.report(message.id, `The correlation key "${key}" is the same for every case: make it an expression, e.g. =caseId`);
      for (const { message: why, severity } of lintExpression(key.slice(1))) {
        if (severity === 'error') reporter.report(message.id, `"${key}" is no FEEL: ${why}`);
      }
    }
  };
}

/** No personal data in process variables (DESIGN §1, one truth). */
function noPersonalVariables() {
  return {
    check(node, reporter) {
      if (!isAny(node, ['zeebe:Input', 'zeebe:Output'])) return;
      if (PERSONAL.test(node.target ?? '')) reporter.report(node.$parent.$parent.$parent.id, `Variable "${node.target}" looks like personal data; carry caseId and let the job read it`);
    }
  };
}

/** What is called, shown or evaluated exists; a name wrong by one letter is an incident months later. */
function knownReferences({ processes, decisions, forms }) {
  const check = (reporter, id, kind, known, name) => {
    if (name && !name.startsWith('=') && !known.includes(name)) reporter.report(id, `No ${kind} "${name}" among ${known.join(', ') || 'the files'}`);
  };
  return {
    check(node, reporter) {
      if (!is(node, 'bpmn:Activity')) return;
      check(reporter, node.id, 'process', processes, extension(node, 'zeebe:CalledElement')?.processId);
      check(reporter, node.id, 'decision', decisions, extension(node, 'zeebe:CalledDecision')?.decisionId);
      check(reporter, node.id, 'form', forms, extension(node, 'zeebe:FormDefinition')?.formId);
    }
  };
}

export default {
  'chinese-names': chineseNames,
  'correlation-keys': correlationKeys,
  'execution-platform': executionPlatform,
  'explicit-calls': explicitCalls,
  'job-types': jobTypes,
  'known-references': knownReferences,
  'no-personal-variables': noPersonalVariables,
  'no-policy-numbers': noPolicyNumbers,
  'process-file-name': processFileName,
  'speaking-ids': speakingIds,
  'whole-user-tasks': wholeUserTasks
};
