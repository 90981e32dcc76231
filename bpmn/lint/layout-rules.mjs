// Rules for the drawing: it is read by nurses and supervisors in Tasklist, Operate and Cockpit.
import utils from 'bpmnlint-utils';

const { is, isAny } = utils;
const TOLERANCE = 1;

const shapesOf = definitions => planeElements(definitions).filter(element => is(element, 'bpmndi:BPMNShape'));
const edgesOf = definitions => planeElements(definitions).filter(element => is(element, 'bpmndi:BPMNEdge'));
const planeElements = definitions => (definitions.diagrams ?? [])
  .flatMap(diagram => diagram.plane?.planeElement ?? [])
  .filter(element => element.bpmnElement);

const segmentsOf = edge => edge.waypoint.slice(1).map((end, index) => ({ start: edge.waypoint[index], end }));
const boxOf = ({ x, y, width, height }) => ({ left: x, top: y, right: x + width, bottom: y + height });
const boxOfSegment = ({ start, end }) => ({
  left: Math.min(start.x, end.x), right: Math.max(start.x, end.x), top: Math.min(start.y, end.y), bottom: Math.max(start.y, end.y)
});
const overlap = (a, b, by = TOLERANCE) => a.left < b.right - by && b.left < a.right - by && a.top < b.bottom - by && b.top < a.bottom - by;
const touch = (a, b) => a.left <= b.right && b.left <= a.right && a.top <= b.bottom && b.top <= a.bottom;
const shrink = (box, by) => ({ left: box.left + by, right: box.right - by, top: box.top + by, bottom: box.bottom - by });

function contains(container, element) {
  for (let parent = element.$parent; parent; parent = parent.$parent) if (parent === container) return true;
  return false;
}

const perModel = check => () => ({
  check(node, reporter) {
    if (is(node, 'bpmn:Definitions')) check(node, (element, message) => reporter.report(element.id, message));
  }
});

/** Flows run along the grid. */
const orthogonalFlows = perModel((definitions, report) => {
  for (const edge of edgesOf(definitions)) {
    const slanted = segmentsOf(edge).some(({ start, end }) => Math.abs(start.x - end.x) > TOLERANCE && Math.abs(start.y - end.y) > TOLERANCE);
    if (slanted) report(edge.bpmnElement, 'Draw the flow with horizontal and vertical pieces only');
  }
});

/** No two flows cross. Answers of one gateway may share their first piece. */
const noCrossingFlows = perModel((definitions, report) => {
  const edges = edgesOf(definitions);
  edges.forEach((edge, index) => edges.slice(index + 1).forEach(other => {
    const [a, b] = [edge.bpmnElement, other.bpmnElement];
    if (a.sourceRef === b.sourceRef) return;
    if (segmentsOf(edge).some(mine => segmentsOf(other).some(theirs => touch(boxOfSegment(mine), boxOfSegment(theirs))))) {
      report(a, `Crosses or touches ${b.id}`);
    }
  }));
});

/** No flow runs through an element that it does not belong to. */
const noFlowThroughElement = perModel((definitions, report) => {
  for (const edge of edgesOf(definitions)) {
    const flow = edge.bpmnElement;
    for (const shape of shapesOf(definitions)) {
      const element = shape.bpmnElement;
      if (contains(element, flow)) continue;
      const box = shrink(boxOf(shape.bounds), TOLERANCE);
      if (segmentsOf(edge).some(segment => touch(boxOfSegment(segment), box))) report(flow, `Runs through ${element.id}`);
    }
  }
});

/** Flows go left to right, except those that lead back. */
const leftToRight = perModel((definitions, report) => {
  const boundsOf = new Map(shapesOf(definitions).map(shape => [shape.bpmnElement, boxOf(shape.bounds)]));
  for (const element of boundsOf.keys()) {
    if (!is(element, 'bpmn:StartEvent')) continue;
    const siblings = element.$parent.flowElements.filter(sibling => isAny(sibling, ['bpmn:Task', 'bpmn:CallActivity', 'bpmn:EndEvent']));
    const left = siblings.find(sibling => boundsOf.get(sibling)?.left < boundsOf.get(element).right);
    if (left) report(element, `A start event stands left of everything in its scope, but ${left.id} does not follow it to the right`);
  }
});

/** Labels lie free: on no other label, on no flow, on no element that does not contain them. */
const freeLabels = perModel((definitions, report) => {
  const labels = planeElements(definitions).filter(element => element.label?.bounds).map(element => ({ element: element.bpmnElement, box: boxOf(element.label.bounds) }));
  labels.forEach((label, index) => {
    const neighbour = labels.slice(index + 1).find(other => overlap(label.box, other.box));
    if (neighbour) report(label.element, `Its label lies on the label of ${neighbour.element.id}`);
    const shape = shapesOf(definitions).find(({ bpmnElement, bounds }) => !contains(bpmnElement, label.element) && overlap(label.box, boxOf(bounds)));
    if (shape) report(label.element, `Its label lies on ${shape.bpmnElement.id}`);
    const edge = edgesOf(definitions).find(candidate => segmentsOf(candidate).some(segment => touch(boxOfSegment(segment), shrink(label.box, TOLERANCE))));
    if (edge) report(label.element, `Its label lies on the flow ${edge.bpmnElement.id}`);
  });
  const named = element => element.name && (isAny(element, ['bpmn:Event', 'bpmn:Gateway', 'bpmn:SequenceFlow']));
  for (const { bpmnElement: element, label } of planeElements(definitions)) {
    if (named(element) && !label?.bounds) report(element, 'Place its label');
  }
});

/** Sub-processes are open: what is inside must be seen. */
const expandedSubProcesses = perModel((definitions, report) => {
  for (const shape of shapesOf(definitions)) {
    if (is(shape.bpmnElement, 'bpmn:SubProcess') && !shape.isExpanded) report(shape.bpmnElement, 'Show the sub-process expanded');
  }
});

export default {
  'expanded-sub-processes': expandedSubProcesses,
  'free-labels': freeLabels,
  'left-to-right': leftToRight,
  'no-crossing-flows': noCrossingFlows,
  'no-flow-through-element': noFlowThroughElement,
  'orthogonal-flows': orthogonalFlows
};
