'use strict';

// Draws the model and marks how far the instance came. The viewer's bpmn.io mark stays, as its licence asks.
(async () => {
  const place = document.getElementById('diagram');
  const viewer = new BpmnJS({container: place});
  try {
    await viewer.importXML(place.dataset.xml);
  } catch (problem) {
    place.textContent = `流程图无法显示：${problem.message}`;
    return;
  }
  const canvas = viewer.get('canvas');
  const elements = viewer.get('elementRegistry');
  for (const mood of document.querySelectorAll('#moods li')) {
    if (elements.get(mood.dataset.element)) {
      canvas.addMarker(mood.dataset.element, mood.dataset.mood);
    }
  }
  const all = () => canvas.zoom('fit-viewport', 'auto');
  const step = factor => () => canvas.zoom(canvas.zoom() * factor);
  const zooms = {in: step(1.3), out: step(1 / 1.3), all};
  for (const button of document.querySelectorAll('[data-zoom]')) {
    button.addEventListener('click', zooms[button.dataset.zoom]);
  }
  all();
})();
