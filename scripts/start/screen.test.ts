import { describe, expect, it } from 'vitest';
import { readyTable } from './ready-table.ts';
import { screenLine } from './screen-line.ts';

describe('the screen shows', () => {
  const entry = (level: unknown) =>
    JSON.stringify({ level, time: '2026-11-23T17:00:00.000Z', msg: 'queue: no answer', err: 'timeout' });

  it('warnings and errors of the log, in words', () => {
    expect(screenLine('worker', entry('warn'), 'stdout')).toMatch(
      /^\d\d:\d\d:\d\d {2}worker: warning: queue: no answer \(timeout\)$/,
    );
    expect(screenLine('worker', entry(50), 'stdout')).toContain('worker: error: queue: no answer');
  });

  it('nothing less', () => {
    expect(screenLine('worker', entry('info'), 'stdout')).toBeNull();
    expect(screenLine('web', ' ▲ Next.js', 'stdout')).toBeNull();
    expect(screenLine('web', '', 'stderr')).toBeNull();
  });

  it('whatever a program says on the way down', () => {
    expect(screenLine('bot', 'TypeError: x is not a function', 'stderr')).toBe('bot: TypeError: x is not a function');
    expect(screenLine('bot', '{not json', 'stderr')).toBe('bot: {not json');
  });
});

describe('the table', () => {
  const settings = {
    NEXTAUTH_URL: 'http://127.0.0.1:3100',
    FIRST_OPERATOR_EMAIL: 'owner@mutuals.local',
    FIRST_OPERATOR_PASSWORD: 'a-generated-one',
    SANDBOX_TELEGRAM_PORT: '5020',
  };

  it('names the three addresses and the first sign-in in the sandbox, and says how to go live', () => {
    const table = readyTable({ ...settings, SANDBOX: '1' }, '.data/logs/mutuals.log', { isNew: true });
    expect(table).toContain('SANDBOX');
    for (const part of [
      'http://127.0.0.1:3100',
      'owner@mutuals.local',
      'a-generated-one',
      'http://127.0.0.1:5020/',
      'http://127.0.0.1:4100',
    ]) {
      expect(table).toContain(part);
    }
    expect(table).toMatch(/TELEGRAM_TOKEN.*remove the line SANDBOX=1/);
    expect(table).not.toContain('unless you changed it');
  });

  it('does not promise on a later start that the first password still stands', () => {
    const table = readyTable({ ...settings, SANDBOX: '1' }, '.data/logs/mutuals.log', { isNew: false });
    expect(table).toContain('a-generated-one, unless you changed it');
  });

  it('shows no password and no sandbox when live', () => {
    const table = readyTable(settings, '.data/logs/mutuals.log', { isNew: false });
    expect(table).toContain('LIVE');
    expect(table).not.toMatch(/a-generated-one|Sandbox|SANDBOX/);
  });
});
