import { expect, it } from 'vitest';
import { openInstallation } from './open-installation.ts';
import { readOptions } from './options.ts';

it('attacks nothing beyond this machine unless it is told to', async () => {
  for (const url of [
    'https://mutuals.example.org',
    'http://192.0.2.1:3000',
    'http://127.0.0.1.example.org',
    'http://localhost.example.org',
  ])
    await expect(openInstallation(readOptions(['--url', url])), url).rejects.toThrow('--yes');
  await expect(openInstallation(readOptions(['--url', 'nowhere']))).rejects.toThrow('is no address');
});

it('says how it is used when an argument is not known', () => {
  expect(() => readOptions(['--ulr', 'x'])).toThrow('Usage:');
  expect(readOptions(['C21', 'D31', '--outside'])).toMatchObject({ only: ['C21', 'D31'], outside: true, yes: false });
});
