// Renders every process model, decision table and form to a PNG, so that people without a modeler can read them.
// usage: node render.mjs [outputFolder] [picture …], e.g. node render.mjs target/pictures care-pathway colour-grade.colour
// Chromium: environment variable CHROMIUM, else /usr/bin/chromium
import { existsSync, mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const here = dirname(fileURLToPath(import.meta.url));
const require = createRequire(import.meta.url);
const packageFile = (pkg, file) => join(dirname(require.resolve(`${pkg}/package.json`)), file);
const output = resolve(process.argv[2] ?? join(here, 'target', 'pictures'));
const wanted = process.argv.slice(3);
const PADDING = 30;
/** Height kept free below a drawing for the mark of bpmn.io, which must stay visible. */
const ROOM = 40;
/** Wider pictures than this cannot be read on a page; browsers also refuse very large screenshots. */
const LARGEST_SIDE = 5000;
/** What a form shows when it is rendered: an invented person. */
const SAMPLE = JSON.parse(readFileSync(join(here, 'sample-form-data.json'), 'utf8'));

const viewers = {
  '.bpmn': {
    folder: join(here, '..'),
    scripts: [packageFile('bpmn-js', 'dist/bpmn-viewer.production.min.js')],
    styles: ['diagram-js.css', 'bpmn-js.css', 'bpmn-font/css/bpmn-embedded.css'].map(css => packageFile('bpmn-js', `dist/assets/${css}`)),
    draw: async ({ source, padding, largest, room }) => {
      const viewer = new globalThis.BpmnJS({ container: '#canvas' });
      const { warnings } = await viewer.importXML(source);
      const canvas = viewer.get('canvas');
      const { inner } = canvas.viewbox();
      const width = Math.ceil(inner.width) + 2 * padding;
      const height = Math.ceil(inner.height) + 2 * padding + room;
      const scale = Math.min(1, largest / Math.max(width, height));
      const box = document.querySelector('#canvas');
      box.style.width = `${Math.max(400, width * scale)}px`;
      box.style.height = `${height * scale}px`;
      canvas.resized();
      canvas.viewbox({ x: inner.x - padding, y: inner.y - padding, width, height });
      return warnings.map(warning => warning.message);
    }
  },
  '.dmn': {
    folder: join(here, '..'),
    scripts: [packageFile('dmn-js', 'dist/dmn-viewer.production.min.js')],
    styles: ['dmn-js-shared.css', 'dmn-js-drd.css', 'dmn-js-decision-table.css', 'dmn-js-literal-expression.css', 'dmn-font/css/dmn-embedded.css', 'dmn-js-boxed-expression.css', 'dmn-js-boxed-expression-controls.css']
      .map(css => packageFile('dmn-js', `dist/assets/${css}`)).filter(existsSync),
    draw: async ({ source, view, padding, room }) => {
      const box = document.querySelector('#canvas');
      box.style.cssText = 'width: 1400px; height: 800px';
      const viewer = new globalThis.DmnJS({ container: box });
      const { warnings } = await viewer.importXML(source);
      const views = viewer.getViews();
      await viewer.open(views[view]);
      if (views[view].type === 'drd') {
        const canvas = viewer.getActiveViewer().get('canvas');
        const { inner } = canvas.viewbox();
        const [width, height] = [Math.ceil(inner.width) + 2 * padding, Math.ceil(inner.height) + 2 * padding + 2 * room];
        box.style.width = `${width}px`;
        box.style.height = `${height}px`;
        canvas.resized();
        canvas.viewbox({ x: inner.x - padding, y: inner.y - padding - room, width, height });
      } else {
        box.style.height = 'auto';
        box.style.width = 'fit-content';
        box.style.minWidth = '900px';
      }
      return warnings.map(warning => warning.message);
    }
  },
  '.form': {
    folder: join(here, '..', '..', 'forms'),
    scripts: [packageFile('@bpmn-io/form-js', 'dist/form-viewer.umd.js')],
    styles: [packageFile('@bpmn-io/form-js', 'dist/assets/form-js.css')],
    draw: async ({ source, sample }) => {
      const box = document.querySelector('#canvas');
      box.style.cssText = 'width: 900px; padding: 16px';
      const form = new globalThis.FormViewer.Form({ container: box });
      const { warnings } = await form.importSchema(JSON.parse(source), sample);
      return warnings.map(warning => warning.message ?? String(warning));
    }
  }
};

async function blankPage(browser, viewer) {
  const page = await browser.newPage({ viewport: { width: 1500, height: 1000 }, locale: 'zh-CN' });
  await page.setContent('<!doctype html><html lang="zh"><body style="margin:0;background:#fff;font-family:\'Noto Sans CJK SC\',sans-serif"><style>.view-drd{display:none!important}.dmn-decision-table-container{padding-bottom:50px}</style><div id="canvas" style="width:1400px;height:900px"></div></body></html>');
  for (const path of viewer.styles) await page.addStyleTag({ path });
  for (const path of viewer.scripts) await page.addScriptTag({ path });
  return page;
}

async function picture(browser, viewer, source, target, view = 0) {
  const page = await blankPage(browser, viewer);
  const problems = [];
  page.on('pageerror', error => problems.push(error.message));
  try {
    problems.push(...await page.evaluate(viewer.draw, { source, view, padding: PADDING, room: ROOM, largest: LARGEST_SIDE, sample: SAMPLE }));
    await page.locator('#canvas').screenshot({ path: target });
  } finally {
    await page.close();
  }
  if (problems.length) throw new Error(`${basename(target)}: ${problems.join('; ')}`);
  console.log(target);
}

async function tablesOf(browser, viewer, source) {
  const page = await blankPage(browser, viewer);
  try {
    return await page.evaluate(async xml => {
      const dmn = new globalThis.DmnJS({ container: '#canvas' });
      await dmn.importXML(xml);
      return dmn.getViews().map(view => view.element.id);
    }, source);
  } finally {
    await page.close();
  }
}

async function render(browser, extension, viewer) {
  const isWanted = name => !wanted.length || wanted.includes(name);
  const files = existsSync(viewer.folder) ? readdirSync(viewer.folder).filter(file => file.endsWith(extension)).sort() : [];
  for (const file of files) {
    const name = basename(file, extension);
    if (wanted.length && !wanted.some(picture => picture.split('.')[0] === name)) continue;
    const source = readFileSync(join(viewer.folder, file), 'utf8');
    const views = extension === '.dmn' ? await tablesOf(browser, viewer, source) : [name];
    for (const [index, id] of views.entries()) {
      const title = id === name ? name : `${name}.${id}`;
      if (isWanted(title)) await picture(browser, viewer, source, join(output, `${title}.png`), index);
    }
  }
}

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
if (!existsSync(executablePath)) {
  console.error(`No Chromium at ${executablePath}. Install the package "chromium" or name yours in the environment variable CHROMIUM.`);
  process.exit(1);
}
mkdirSync(output, { recursive: true });
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'] });
try {
  for (const [extension, viewer] of Object.entries(viewers)) await render(browser, extension, viewer);
} finally {
  await browser.close();
}
