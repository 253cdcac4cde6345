import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../paths.ts';
import { ALL_SETTINGS, type Program } from '../settings/catalogue.ts';

const text = readFileSync(join(ROOT, 'docker-compose.yml'), 'utf8');

/** The block that begins with this line, up to the next line that is indented as little. */
function block(head: string): string {
  const lines = text.split('\n');
  const start = lines.findIndex((line) => line.startsWith(head));
  const indent = head.search(/\S/);
  const end = lines.findIndex((line, index) => index > start && line.trim() !== '' && line.search(/\S/) <= indent);
  return lines.slice(start, end === -1 ? undefined : end).join('\n');
}

const names = (yaml: string) => [...yaml.matchAll(/^\s+([A-Z][A-Z0-9_]+):/gm)].map(([, name]) => name ?? '');
const everyone = names(block('x-everyone:'));
const received = (service: string) => [...everyone, ...names(block(`  ${service}:`))];

/** Set by Compose itself, to the same effect: ports inside a container, and paths of the image. */
const FIXED = ['PORT', 'WORKER_PORT', 'CHROMIUM_PATH', 'KEY_FILE'];

describe('docker-compose.yml', () => {
  const services: [string, Program][] = [
    ['migrate', 'deploy'],
    ['web', 'web'],
    ['worker', 'worker'],
    ['bot', 'bot'],
  ];

  it.each(services)('gives %s every setting that is its own, and no other program’s', (service, program) => {
    const own = ALL_SETTINGS.filter((setting) => setting.for.includes(program)).map(({ name }) => name);
    const given = received(service);
    expect(own.filter((name) => !FIXED.includes(name) && !given.includes(name))).toEqual([]);
    const known = ALL_SETTINGS.map(({ name }) => name);
    expect(given.filter((name) => known.includes(name) && !own.includes(name))).toEqual([]);
  });

  it('keeps the private vault key from everything but the worker', () => {
    expect(text.match(/^ +VAULT_PRIVATE_KEYS:/gm)).toHaveLength(1);
    expect(block('  worker:')).toContain('VAULT_PRIVATE_KEYS:');
  });
});
