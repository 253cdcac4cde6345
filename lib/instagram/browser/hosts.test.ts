import { expect, it } from 'vitest';
import { isOurs, originsOf } from './hosts.ts';

const OURS = originsOf('https://www.instagram.com');

it.each([
  ['https://www.instagram.com/accounts/login/', true],
  ['https://instagram.com/', true],
  ['https://i.instagram.com/challenge/', true],
  ['http://www.instagram.com/', false],
  ['https://www.instagram.com:8443/', false],
  ['https://www.instagram.com.evil.example/', false],
  ['https://evilinstagram.com/', false],
  ['https://user@evil.example/#www.instagram.com', false],
  ['https://accountscenter.instagram.com/', false],
  ['https://www.facebook.com/login/', false],
  ['data:text/html,<input>', false],
  ['about:blank', false],
  ['', false],
])('judges by scheme and host whether %s is Instagram’s: %s', (address, ours) => {
  expect(isOurs(address, OURS)).toBe(ours);
});

it('knows one origin alone where Instagram is somewhere else', () => {
  const ours = originsOf('http://127.0.0.1:4100');
  expect(isOurs('http://127.0.0.1:4100/x', ours)).toBe(true);
  expect(isOurs('http://127.0.0.1:4101/x', ours)).toBe(false);
  expect(isOurs('https://www.instagram.com/', ours)).toBe(false);
});
