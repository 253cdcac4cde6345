import { expect, it } from 'vitest';
import { hashPassword, isOutdated, isPassword } from './password-hash.ts';

it('knows the password again, and no other', async () => {
  const stored = await hashPassword('correct horse battery');
  expect(await isPassword(stored, 'correct horse battery', { known: false })).toBe(true);
  expect(await isPassword(stored, 'correct horse batterz', { known: false })).toBe(false);
  expect(stored).toMatch(/^\$argon2id\$v=19\$m=47104,t=1,p=1\$/);
  expect(await hashPassword('correct horse battery')).not.toBe(stored);
});

it('does not care in which of two ways a letter was typed', async () => {
  expect(
    await isPassword(await hashPassword('caf\u00e9 au lait, please'), 'cafe\u0301 au lait, please', { known: false }),
  ).toBe(true);
});

it('answers no when there is no hash, whatever is tried', async () => {
  expect(await isPassword(null, '', { known: false })).toBe(false);
  expect(await isPassword(null, 'correct horse battery', { known: false })).toBe(false);
});

it('notices hashes that were made at a lower cost', async () => {
  expect(isOutdated(await hashPassword('x'))).toBe(false);
  expect(isOutdated(`$argon2id$v=19$m=19456,t=2,p=1$${'A'.repeat(22)}$${'A'.repeat(43)}`)).toBe(true);
});
