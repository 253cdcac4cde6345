import { describe, expect, it } from 'vitest';
import { createLog } from '#/lib/platform/log.ts';
import { REDACTED_PATHS, scrub } from '#/lib/vault/redaction.ts';
import { sayInLines } from './console-lines.ts';

function lines(speak: (console: Console) => void): Record<string, unknown>[] {
  const written: string[] = [];
  const log = createLog({
    name: 'web',
    level: 'debug',
    redactedPaths: REDACTED_PATHS,
    scrub,
    write: (line) => void written.push(line),
  });
  const target = { ...console } as Console;
  sayInLines(log, target);
  speak(target);
  return written.map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe('what Next says', () => {
  it('is a line of JSON each, without colours and signs, at its level', () => {
    const said = lines((console) => {
      console.log('\u001b[32m\u001b[1m✓\u001b[22m\u001b[39m Ready in 5ms');
      console.warn('\u001b[33m⚠\u001b[39m %s is old', 'this');
      console.error(' ⨯ two\nlines');
      console.info('');
    });
    expect(said.map(({ level, msg, name, by }) => [level, msg, name, by])).toEqual([
      ['info', 'Ready in 5ms', 'web', 'next'],
      ['warn', 'this is old', 'web', 'next'],
      ['error', 'two\nlines', 'web', 'next'],
    ]);
  });

  it('holds an error whole, and no secret in it', () => {
    const secret = `mut_${'a'.repeat(33)}`;
    const error = Object.assign(new Error(`GET /x?token=${secret} failed`), { digest: '12', request: { secret } });
    const [one, other] = lines((console) => {
      console.error('\u001b[31m⨯\u001b[39m', error);
      console.error(error, { password: 'correct horse battery' });
    });
    expect(one).toMatchObject({
      level: 'error',
      err: { name: 'Error', stack: expect.stringContaining('console-lines') },
    });
    expect(other).toMatchObject({ level: 'error' });
    expect(JSON.stringify([one, other])).not.toMatch(/aaaaa|correct horse/);
  });
});
