import { describe, expect, it } from 'vitest';
import { ownPath } from './own-path.ts';

const ORIGIN = 'https://mutuals.example.org';

describe('the way back after a sign-in', () => {
  it.each(['/', '/checks?list=mutual&page=2', '/accounts/1/../2', '/a//b', '/%2F%2Fevil.example'])(
    'leads to %s',
    (to) => {
      const { pathname, search } = new URL(to, ORIGIN);
      expect(ownPath(to, ORIGIN)).toBe(pathname + search);
    },
  );

  it.each([
    ...['', 'checks', '//evil.example', '///evil.example', '/\\evil.example', '\\\\evil.example', '/\t/evil.example'],
    ...[
      '/..//evil.example/phish',
      '/.//evil.example',
      '/a/..//evil.example',
      '/%2e%2e//evil.example',
      '/./\\evil.example',
    ],
    ...[
      'https://evil.example',
      'javascript:alert(1)',
      'data:text/html,x',
      '/\n/evil.example',
      '//evil.example:443/..//x',
    ],
    ...['https:/evil.example', '/..\\..\\\\evil.example', ' //evil.example', 'mutuals.example.org'],
  ])('leads home for %j', (to) => {
    expect(ownPath(to, ORIGIN)).toBe('/');
  });
});
