/** Hands over to the project's Node, which runs TypeScript. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ensureDependencies, projectNode } from './dependencies.mjs';

const ROOT = join(import.meta.dirname, '..', '..');
const LEAST_NODE = 20;

/** Programs start twice as fast with compiled code. */
const COMPILED = join(ROOT, 'node_modules', '.cache', 'node');

/**
 * Installs what is missing, runs `script` under the project's Node, and ends as it ended.
 * Signals are passed on, and the script can tell by its closed channel when this process was killed.
 *
 * @param {string} script path from the root of the checkout
 * @param {{ before?: string[], flags?: string[] }} how `before`: its first arguments; those of this command follow them. `flags` of Node
 */
export async function runUnderProjectNode(script, { before = [], flags = [] } = {}) {
  try {
    requireNode();
    await ensureDependencies();
    if (!existsSync(projectNode())) throw new Error(noProjectNode());
  } catch (error) {
    console.error(`\n${error.message}`);
    process.exit(1);
  }
  const child = spawn(projectNode(), [...flags, join(ROOT, script), ...before, ...process.argv.slice(2)], {
    cwd: ROOT,
    env: { NODE_COMPILE_CACHE: COMPILED, ...process.env },
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  // Ctrl-C reaches both; this one waits.
  process.on('SIGINT', () => {});
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.once('close', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
}

function requireNode() {
  if (Number(process.versions.node.split('.')[0]) >= LEAST_NODE) return;
  throw new Error(`Node ${process.versions.node} is too old: Node ${LEAST_NODE} or newer is needed to start.`);
}

function noProjectNode() {
  return (
    `The project's own Node is missing (${projectNode()}). npm was probably told to leave optional packages out ` +
    '(--omit=optional): remove node_modules and start again.'
  );
}
