import { expect, it } from 'vitest';
import { playwrightOutcomes, vitestOutcomes } from './test-outcomes.ts';

it('counts the tests of a Vitest report that ran, and none that the filter left out', () => {
  const test = (fullName: string, status: string) => ({ fullName, status, title: fullName });
  const assertionResults = [
    test('the vault opens', 'passed'),
    test('the vault shuts', 'failed'),
    test('else', 'skipped'),
  ];
  expect(vitestOutcomes({ testResults: [{ name: '/x/vault.test.ts', status: 'failed', assertionResults }] })).toEqual([
    { file: '/x/vault.test.ts', name: 'the vault opens', passed: true },
    { file: '/x/vault.test.ts', name: 'the vault shuts', passed: false },
  ]);
});

it('finds the tests of a Playwright report however deep they lie', () => {
  const spec = { title: 'a page', file: 'a.spec.ts', ok: true, tests: [] };
  const inner = { title: 'group', file: 'a.spec.ts', specs: [{ ...spec, title: 'a form', ok: false }] };
  const report = { suites: [{ title: 'a.spec.ts', file: 'a.spec.ts', specs: [spec], suites: [inner] }], stats: {} };
  expect(playwrightOutcomes(report)).toEqual([
    { file: 'a.spec.ts', name: 'a page', passed: true },
    { file: 'a.spec.ts', name: 'a form', passed: false },
  ]);
});

it('takes a report that is missing or broken for one without tests', () => {
  for (const report of [null, 'x', {}, { testResults: 1, suites: 1 }])
    expect([vitestOutcomes(report), playwrightOutcomes(report)]).toEqual([[], []]);
});
