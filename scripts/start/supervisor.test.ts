import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { identify, isAlive } from '../process/identity.ts';
import { createSupervisor, type ProgramStart } from './supervisor.ts';

let home = '';
let said: string[] = [];
let waiting: { text: string; tell: () => void }[] = [];

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'mutuals-supervisor-'));
  said = [];
  waiting = [];
});
afterEach(() => rmSync(home, { recursive: true }));

const hooks = {
  onLine: (name: string, line: string) => {
    said.push(`${name} ${line}`);
    for (const { text, tell } of waiting) if (said.includes(text)) tell();
  },
  onStart: () => {},
};

function hears(text: string): Promise<void> {
  return new Promise((resolve) => {
    if (said.includes(text)) resolve();
    else waiting.push({ text, tell: resolve });
  });
}

function program(name: string, code: string, patienceMs = 60_000): ProgramStart {
  const file = join(home, `${name}.mjs`);
  writeFileSync(file, code);
  return { name, args: [file], env: { ...process.env }, patienceMs };
}

/** On SIGTERM writes its name into `ended`. */
const polite = (name: string) => `
  import { appendFileSync } from 'node:fs';
  process.on('SIGTERM', () => { appendFileSync(${JSON.stringify(join(home, 'ended'))}, '${name} '); process.exit(0); });
  setInterval(() => {}, 1000);
  console.log('up');`;

const stubborn = `process.on('SIGTERM', () => console.log('no')); setInterval(() => {}, 1000); console.log('up');`;

describe('the supervisor', () => {
  it('leaves nothing of a program that had to be killed, such as what a watcher watched', async () => {
    const supervisor = createSupervisor([['watcher']], hooks);
    const watcher = `import { spawn } from 'node:child_process';
      const { pid } = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'inherit' });
      ${stubborn} console.log(pid);`;
    supervisor.start(program('watcher', watcher, 100));
    await hears('watcher up');
    const pid = () => Number(said.map((line) => line.match(/^watcher (\d+)$/)?.[1]).find(Boolean));
    await expect.poll(pid).toBeGreaterThan(0);

    await supervisor.stop();
    await expect.poll(() => identify(pid())).toBeNull();
  });

  it('ends its programs in the order of their groups, and what it adopted last', async () => {
    const supervisor = createSupervisor([['web'], ['worker']], hooks);
    supervisor.adopt('database', new Promise(() => {}), async () => {
      writeFileSync(join(home, 'ended'), `${readFileSync(join(home, 'ended'), 'utf8')}database`);
    });
    const known = ['worker', 'web'].map((name) => supervisor.start(program(name, polite(name))));
    await Promise.all([hears('web up'), hears('worker up')]);

    await supervisor.stop();

    expect(readFileSync(join(home, 'ended'), 'utf8')).toBe('web worker database');
    expect(known.filter(isAlive)).toEqual([]);
  });

  it('tells in the program’s last words why it ended, when nobody asked it to', async () => {
    const supervisor = createSupervisor([], hooks);
    supervisor.start(program('bot', `console.error('The token is not valid.'); process.exit(3);`));
    await expect(supervisor.failed).rejects.toThrow(
      /The bot ended unexpectedly \(code 3\)[\s\S]*The token is not valid\./,
    );
    await supervisor.stop();
  });

  it('tells when the database ends on its own', async () => {
    const supervisor = createSupervisor([], hooks);
    supervisor.adopt('database', Promise.resolve('PANIC: could not write'), async () => {});
    await expect(supervisor.failed).rejects.toThrow(/The database ended unexpectedly[\s\S]*PANIC/);
  });

  it('kills a program that does not end in its time', async () => {
    const supervisor = createSupervisor([['worker']], hooks);
    const known = supervisor.start(program('worker', stubborn, 200));
    await hears('worker up');
    await supervisor.stop();
    expect(said).toContain('worker no');
    expect(isAlive(known)).toBe(false);
  });

  it('does not wait for anything once it is hurried', async () => {
    const supervisor = createSupervisor([['worker']], hooks);
    const known = supervisor.start(program('worker', stubborn, 240_000));
    await hears('worker up');
    const stopped = supervisor.stop();
    await hears('worker no');
    supervisor.kill();
    await stopped;
    expect(isAlive(known)).toBe(false);
  });
});
