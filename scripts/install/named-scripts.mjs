/**
 * Runs install scripts of packages named in package.json (`allowScripts`) alone; .npmrc forbids npm all. Plain
 * JavaScript for Node 20 or newer.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, linkSync, mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';

const STEPS = ['preinstall', 'install', 'postinstall'];

/**
 * Finishes the packages that may. Doing it twice changes nothing.
 *
 * @param {string} root where package.json and node_modules are
 * @throws {Error} whose message is a clear sentence
 */
export function finishPackages(root) {
  for (const name of namedPackages(root)) {
    const folder = join(root, 'node_modules', name);
    if (!existsSync(folder)) continue;
    if (name === 'node' && placeLockedNode(root)) continue;
    for (const args of scriptsOf(folder)) runScript(name, folder, args);
  }
}

function namedPackages(root) {
  const { allowScripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return Object.keys(allowScripts).filter((name) => allowScripts[name] === true);
}

/**
 * The script of the package "node" would fetch the program from the registry by itself, past the lock. Where the lock holds it, with
 * its checksum, it is only put into its place, and where "npm run" looks for programs: npm made no link to what was not there yet.
 * @returns {boolean} whether it was
 */
function placeLockedNode(root) {
  const locked = join(root, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node');
  if (!existsSync(locked)) return false;
  const place = join(root, 'node_modules', 'node', 'bin', 'node');
  mkdirSync(dirname(place), { recursive: true });
  rmSync(place, { force: true });
  linkSync(locked, place);
  chmodSync(place, 0o755);
  const link = join(root, 'node_modules', '.bin', 'node');
  mkdirSync(dirname(link), { recursive: true });
  rmSync(link, { force: true });
  symlinkSync(join('..', 'node', 'bin', 'node'), link);
  return true;
}

function scriptsOf(folder) {
  const { scripts = {} } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return STEPS.flatMap((step) => (scripts[step] ? [scripts[step].split(' ')] : []));
}

function runScript(name, folder, [program, ...args]) {
  if (program !== 'node')
    throw new Error(`The package ${name} wants to run "${program}" at its installation; only Node scripts are run.`);
  const { status, stderr, error } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
  if (status !== 0)
    throw new Error(`The package ${name} could not be finished: ${error?.message ?? stderr.slice(-2_000)}`);
}
