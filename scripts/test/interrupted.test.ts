/** A run of end-to-end tests that is interrupted: nothing that it started goes on. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it, onTestFinished, vi } from 'vitest';
import { DATA_DIR, ROOT } from '../paths.ts';
import { endProcess } from '../process/end-process.ts';
import { freePort } from '../process/free-port.ts';
import { isAlive, type KnownProcess } from '../process/identity.ts';

mkdirSync(DATA_DIR, { recursive: true });
const place = mkdtempSync(join(DATA_DIR, 'interrupted-'));
const SERVER = join(place, 'server.json');
const RUNNING = join(place, 'running');
afterEach(() => rmSync(place, { recursive: true, force: true }));

it.each([
  ['the command is told to end', 'SIGTERM', (pid: number) => pid],
  ['Ctrl-C is pressed', 'SIGINT', (pid: number) => -pid], // reaches the whole group
] as const)('ends the program under test when %s', async (_when, signal, whom) => {
  writeRun(await freePort());
  const command = spawn(process.execPath, [join(place, 'command.ts')], { cwd: ROOT, stdio: 'ignore', detached: true });
  await vi.waitUntil(() => existsSync(RUNNING), { timeout: 120_000 });
  const server: KnownProcess = JSON.parse(readFileSync(SERVER, 'utf8'));
  expect(isAlive(server)).toBe(true);
  onTestFinished(() => endProcess(server, 'SIGKILL', 5_000));

  const ended = once(command, 'exit');
  process.kill(whom(command.pid ?? 0), signal);
  await ended;
  await vi.waitUntil(() => !isAlive(server), { timeout: 60_000 });
});

/** Our own end-to-end part with another product and one test, which never ends. */
function writeRun(port: number): void {
  const write = (name: string, lines: string[]) => {
    mkdirSync(place, { recursive: true });
    writeFileSync(join(place, name), lines.join('\n'));
  };
  write('command.ts', [
    `import { endOnSignals } from '${ROOT}/scripts/process/end-on-signals.ts';`,
    `import { runCheck } from '${ROOT}/scripts/test/check.ts';`,
    `import { END_TO_END } from '${ROOT}/scripts/test/checks.ts';`,
    'endOnSignals();',
    'const { name: _, report: __, ...rest } = END_TO_END;',
    `const args = [...rest.args, '--config', '${place}/playwright.config.ts'];`,
    "await runCheck({ ...rest, name: 'interrupted', args }, process.env);",
  ]);
  write('playwright.config.ts', [
    `const url = 'http://127.0.0.1:${port}';`,
    `const command = '${process.execPath} ${place}/server.ts';`,
    `export default { testDir: '.', outputDir: 'out', webServer: { command, url, timeout: 120_000 } };`,
  ]);
  write('server.ts', [
    "import { writeFileSync } from 'node:fs';",
    "import { createServer } from 'node:http';",
    `import { identify } from '${ROOT}/scripts/process/identity.ts';`,
    `import { whenParentGoes } from '${ROOT}/scripts/process/when-parent-goes.ts';`,
    'whenParentGoes(() => process.exit(0));',
    `writeFileSync('${SERVER}', JSON.stringify(identify(process.pid)));`,
    `createServer((_, answer) => answer.end()).listen(${port}, '127.0.0.1');`,
  ]);
  write('hanging.spec.ts', [
    "import { writeFileSync } from 'node:fs';",
    `import { test } from '${ROOT}/node_modules/@playwright/test/index.mjs';`,
    "test('hangs', async () => {",
    '  test.setTimeout(0);',
    `  writeFileSync('${RUNNING}', '');`,
    '  await new Promise(() => {});',
    '});',
  ]);
}
