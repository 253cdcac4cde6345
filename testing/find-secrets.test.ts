import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { findSecrets } from './find-secrets.ts';

const password = `pa55 w0rd'"&<ключ>\\`;
const bytes = Buffer.from(password, 'utf8');

it.each([
  ['plain', `log: ${password}!`],
  ['url', `q=${encodeURIComponent(password)}`],
  ['form', new URLSearchParams({ q: 'x' }).toString() + encodeURIComponent(password).replaceAll('%20', '+')],
  ['url twice', encodeURIComponent(`?q=${encodeURIComponent(password)}`)],
  ['json', JSON.stringify({ password })],
  ['json in json', JSON.stringify({ body: JSON.stringify({ password }) })],
  ['html', `<td>pa55 w0rd&#39;&quot;&amp;&lt;ключ&gt;\\</td>`],
  ['sql', `INSERT INTO t VALUES ('${password.replaceAll("'", "''")}')`],
  ['hex', `\\x00${bytes.toString('hex')}00`],
  ['backwards', [...password].reverse().join('')],
])('finds a secret written as %s', (form, text) => {
  expect(findSecrets(text, { password, other: 'occurs-nowhere' })).toContainEqual({
    name: 'password',
    form,
    at: expect.any(Number),
  });
});

it('finds a secret anywhere inside base64, however it falls on the grid', () => {
  const part = fc.uint8Array({ maxLength: 8 });
  fc.assert(
    fc.property(part, part, fc.constantFrom<BufferEncoding>('base64', 'base64url'), (before, after, encoding) => {
      const text = Buffer.concat([before, bytes, after]).toString(encoding);
      expect(findSecrets(text, { password }).map(({ name }) => name)).toContain('password');
    }),
  );
});

it('searches files as bytes', () => {
  const file = Buffer.concat([Buffer.from([0xff, 0x00, 0xfe]), bytes, Buffer.from([0x80])]);
  expect(findSecrets(file, { password })).toEqual([{ name: 'password', form: 'plain', at: 3 }]);
});

it('is silent about clean texts, and about what it cannot read', () => {
  expect(findSecrets('nothing to see', { password })).toEqual([]);
  expect(findSecrets(gzipSync(password), { password })).toEqual([]);
});

it('does not repeat the secret in its answer', () => {
  expect(JSON.stringify(findSecrets(password, { password }))).not.toContain('w0rd');
});

it('refuses canaries that are too short to prove anything', () => {
  expect(() => findSecrets('123456', { code: '123456' })).toThrow('"code"');
});
