import { describe, expect, it } from 'vitest';
import { ownHost } from './own-host.ts';

const DASHBOARD = 'https://mutuals.example.org';

describe('the host that an action is compared with', () => {
  it('is the dashboard’s own for what its pages send, whatever the proxy made of the headers', () => {
    const asProxied: Record<string, string>[] = [{}, { host: 'web:3000' }, { 'x-forwarded-host': 'internal' }];
    for (const headers of asProxied)
      expect(ownHost(new Headers({ origin: DASHBOARD, ...headers }), DASHBOARD)).toBe('mutuals.example.org');
    expect(ownHost(new Headers({ origin: 'https://m.example:8443' }), 'https://m.example:8443')).toBe('m.example:8443');
  });

  it.each([
    undefined,
    'null',
    'https://evil.example',
    'http://mutuals.example.org',
    'https://mutuals.example.org:444',
    'https://mutuals.example.org.evil.example',
    'https://MUTUALS.example.org@evil.example',
  ])('is left as it came for the origin %s', (origin) => {
    expect(ownHost(new Headers({ host: 'web:3000', ...(origin ? { origin } : {}) }), DASHBOARD)).toBeNull();
  });
});
