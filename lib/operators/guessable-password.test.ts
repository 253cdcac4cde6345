import { expect, it } from 'vitest';
import { isGuessable } from './guessable-password.ts';

const ada = { email: 'ada.lovelace@example.org', name: 'Ada Lovelace' };

it.each([
  'password1234',
  'Password2026!',
  'p@ssw0rd1234',
  'qwertyuiop123',
  '123456789012',
  'iloveyou2025',
  'welcome-welcome',
  'Admin.Admin.2026',
  'ada.lovelace@example.org',
  'AdaLovelace1815',
  'mutuals-dashboard1',
  'correcthorsebatterystaple',
  'пароль123456',
  'aaaaabbbbbccccc',
])('refuses what is tried first: %s', (password) => {
  expect(isGuessable(password, ada)).toBe(true);
});

it.each([
  'correct horse battery',
  'a long enough password',
  'kX9-vRt2-LmQ7',
  'tw3lve b00ts of summer',
  'ada counts her engines',
])('takes what nobody guesses: %s', (password) => {
  expect(isGuessable(password, ada)).toBe(false);
});
