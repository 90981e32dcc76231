// Installs what package-lock.json names, unless that very file is installed already: a build without a network stays possible.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const mark = join(here, 'node_modules', '.installed-lock');
const lock = createHash('sha256').update(readFileSync(join(here, 'package-lock.json'))).digest('hex');

if (Number(process.versions.node.split('.')[0]) < 20) {
  console.error(`The model checks need Node.js 20 or newer; this is ${process.version}.`);
  process.exit(1);
}
if (existsSync(mark) && readFileSync(mark, 'utf8') === lock) process.exit(0);

const { status, error } = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: here, stdio: 'inherit', shell: process.platform === 'win32' });
if (error) console.error(`npm could not be started (${error.message}): install Node.js with npm.`);
if (status !== 0) process.exit(status ?? 1);
writeFileSync(mark, lock);
