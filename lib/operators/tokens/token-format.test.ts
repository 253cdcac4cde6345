import { expect, it } from 'vitest';
import { bearerOf, generateToken, hashToken, isTokenShaped, prefixOf } from './token-format.ts';

it('makes tokens that are recognised, all different, with 160 random bits', () => {
  const tokens = Array.from({ length: 1_000 }, generateToken);
  expect(new Set(tokens).size).toBe(1_000);
  for (const token of tokens) {
    expect(token).toMatch(/^mut_[0-9A-Za-z]{33}$/);
    expect(isTokenShaped(token)).toBe(true);
  }
  expect(62n ** 27n).toBeGreaterThan(2n ** 160n - 1n);
});

it('notices every single wrong letter', () => {
  const token = generateToken();
  for (let at = 0; at < token.length; at += 1) {
    const typo = token.slice(0, at) + (token.charAt(at) === 'x' ? 'y' : 'x') + token.slice(at + 1);
    expect(isTokenShaped(typo), `letter ${at}`).toBe(false);
  }
  for (const other of ['', 'mut_', `${token} `, `${token}0`, token.slice(1)]) expect(isTokenShaped(other)).toBe(false);
});

it('stores a hash that does not hold the token', () => {
  const token = generateToken();
  expect(hashToken(token)).toMatch(/^[0-9a-f]{64}$/);
  expect(prefixOf(token)).toBe(token.slice(0, 8));
});

it.each([
  ['Bearer mut_abc', 'mut_abc'],
  ['bearer   mut_abc', 'mut_abc'],
  ['Bearer %E0%A4%A', '%E0%A4%A'],
  ['Bearer', null],
  ['Bearer a b', null],
  ['Basic mut_abc', null],
  [`Bearer ${'x'.repeat(201)}`, null],
  ['', null],
  [null, null],
  [undefined, null],
])('reads the header %s as %s', (header, token) => expect(bearerOf(header)).toBe(token));
