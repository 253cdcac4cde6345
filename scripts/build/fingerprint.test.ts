import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { fingerprint, isCurrent, writeStamp } from './fingerprint.ts';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'mutuals-build-'));
  mkdirSync(join(root, 'app', 'checks'), { recursive: true });
  writeFileSync(join(root, 'app', 'checks', 'page.tsx'), 'export default 1;');
});
afterEach(() => rmSync(root, { recursive: true }));

const mark = () => fingerprint(['app', 'next.config.js'], root);
const stamp = () => join(root, 'out', '.built');

it('holds a build for current until a source changes, comes or goes', () => {
  const page = join(root, 'app', 'checks', 'page.tsx');
  const changes = [
    () => writeFileSync(page, 'export default 22;'),
    () => utimesSync(page, 1, 1),
    () => writeFileSync(join(root, 'app', 'new.ts'), ''),
    () => writeFileSync(join(root, 'next.config.js'), ''),
    () => rmSync(page),
  ];
  for (const change of changes) {
    writeStamp(stamp(), mark());
    expect(isCurrent(stamp(), mark())).toBe(true);
    change();
    expect(isCurrent(stamp(), mark()), String(change)).toBe(false);
  }
});

it('does not build anew for a changed test', () => {
  writeStamp(stamp(), mark());
  writeFileSync(join(root, 'app', 'page.test.tsx'), 'it();');
  expect(isCurrent(stamp(), mark())).toBe(true);
});
