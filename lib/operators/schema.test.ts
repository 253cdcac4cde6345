import { expect, it } from 'vitest';
import { ChangePassword, NewOperator, SignIn } from './schema.ts';

const good = { email: ' Ada@Example.org ', name: 'Ada', role: 'viewer', password: 'correct horse battery' };

it('takes an operator and writes the e-mail in one way', () => {
  expect(NewOperator.parse(good)).toMatchObject({ email: 'ada@example.org', language: 'en' });
});

it.each([
  ['a field that nobody asked for', { tokenVersion: 3 }],
  ['no e-mail', { email: 'ada' }],
  ['an e-mail with a letter that only looks right', { email: 'аda@example.org' }],
  ['an unknown role', { role: 'admin' }],
  ['a short password', { password: 'short pass1' }],
  ['a password of one letter', { password: 'aaaaaaaaaaaaaaaa' }],
  ['a huge password', { password: 'ab1c2'.repeat(50_000) }],
  ['an empty name', { name: '  ' }],
])('refuses %s', (_, change) => {
  expect(NewOperator.safeParse({ ...good, ...change }).success).toBe(false);
});

it('says what is expected', () => {
  const { error } = NewOperator.safeParse({ ...good, email: 'ada', password: 'short' });
  expect(error?.issues.map(({ message }) => message)).toEqual([
    'This should be an e-mail address, such as ada@example.org.',
    'A password needs at least 12 characters.',
  ]);
});

it('lets people sign in with any password that could once have been set, and refuses huge ones before they are hashed', () => {
  expect(SignIn.safeParse({ email: 'ada@example.org', password: 'x' }).success).toBe(true);
  expect(SignIn.safeParse({ email: 'ada@example.org', password: 'x'.repeat(201) }).success).toBe(false);
  expect(ChangePassword.safeParse({ currentPassword: 'x', newPassword: 'short' }).success).toBe(false);
});
