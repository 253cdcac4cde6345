import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { identify, isAlive } from '../process/identity.ts';
import { claimRun, findRun, processOf } from './run-record.ts';

let home = '';
const sleepers: ReturnType<typeof spawn>[] = [];
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'mutuals-run-'));
});
afterEach(() => {
  for (const sleeper of sleepers.splice(0)) sleeper.kill('SIGKILL');
  rmSync(home, { recursive: true });
});

function sleeper(): number {
  const child = spawn('sleep', ['60']);
  sleepers.push(child);
  return child.pid ?? 0;
}

describe('a start', () => {
  it('is refused while another one runs in the checkout, and named', async () => {
    const run = await claimRun(home);
    await expect(claimRun(home)).rejects.toThrow(`already runs in this checkout (process ${process.pid})`);
    run.close();
    (await claimRun(home)).close();
    expect(existsSync(join(home, 'run.lock'))).toBe(false);
  });

  it('ends what a killed predecessor left running, and nothing else', async () => {
    const left = identify(sleeper());
    const stranger = identify(sleeper());
    if (!left || !stranger) throw new Error('the sleepers did not start');
    writeFileSync(join(home, 'run.lock'), JSON.stringify({ pid: process.pid, started: 'long ago' }));
    const numberOfAnother = { ...stranger, started: 'long ago', name: 'web', signal: 'SIGTERM' };
    writeFileSync(
      join(home, 'run.json'),
      JSON.stringify({ children: [{ ...left, name: 'worker', signal: 'SIGTERM' }, numberOfAnother] }),
    );

    const run = await claimRun(home);

    expect(run.ended).toEqual(['worker']);
    expect(isAlive(left)).toBe(false);
    expect(isAlive(stranger)).toBe(true);
    run.close();
  });

  it('notes its programs with the moment each one started', async () => {
    const run = await claimRun(home);
    const pid = sleeper();
    run.add('worker', pid, 'SIGTERM');
    expect(JSON.parse(readFileSync(join(home, 'run.json'), 'utf8'))).toEqual({
      addresses: null,
      children: [{ ...identify(pid), name: 'worker', signal: 'SIGTERM' }],
    });
    run.close();
  });

  it('survives a note that a power cut spoiled', async () => {
    writeFileSync(join(home, 'run.json'), '[{"pid": 12');
    writeFileSync(join(home, 'run.lock'), '');
    const run = await claimRun(home);
    expect(run.ended).toEqual([]);
    run.close();
  });
});

describe('whoever looks for the running product', () => {
  const addresses = { web: 'http://127.0.0.1:3300', sandbox: null };

  it('finds its process at once, and its addresses as soon as everything is ready', async () => {
    const run = await claimRun(home);
    expect(findRun(home)).toEqual({ pid: process.pid, addresses: null });
    run.publish(addresses);
    run.add('worker', sleeper(), 'SIGTERM');
    expect(findRun(home)).toEqual({ pid: process.pid, addresses });
    expect(processOf(home, 'worker')).toBeGreaterThan(0);
    expect(processOf(home, 'web')).toBeNull();
    run.close();
    expect(findRun(home)).toBeNull();
    expect(processOf(home, 'worker')).toBeNull();
  });

  it('is not sent to the addresses of a start that was killed', async () => {
    writeFileSync(join(home, 'run.lock'), JSON.stringify({ pid: process.pid, started: 'long ago' }));
    writeFileSync(join(home, 'run.json'), JSON.stringify({ addresses, children: [] }));
    expect(findRun(home)).toBeNull();
    const run = await claimRun(home);
    expect(findRun(home)).toEqual({ pid: process.pid, addresses: null });
    run.close();
  });
});
