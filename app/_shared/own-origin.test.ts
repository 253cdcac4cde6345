import { describe, expect, it } from 'vitest';
import { demandConfiguredOrigin, demandOwnOrigin } from './own-origin.ts';

const DASHBOARD = 'https://mutuals.example.org';
const asked = (headers: Record<string, string>) => () => demandOwnOrigin(new Headers(headers), DASHBOARD);

describe('a change', () => {
  it('is let through from the dashboard itself, by its settings or by the host that was asked', () => {
    expect(asked({ origin: DASHBOARD })).not.toThrow();
    expect(asked({ origin: 'http://127.0.0.1:3000', host: '127.0.0.1:3000' })).not.toThrow();
  });

  it.each([
    ['another site', { origin: 'https://evil.example', host: 'mutuals.example.org' }],
    [
      'a site whose name begins like ours',
      { origin: 'https://mutuals.example.org.evil.example', host: 'mutuals.example.org' },
    ],
    ['another port of the host', { origin: 'http://127.0.0.1:4000', host: '127.0.0.1:3000' }],
    ['a sandboxed frame', { origin: 'null', host: 'mutuals.example.org' }],
    ['nobody in particular', { host: 'mutuals.example.org' }],
  ])('is refused from %s', (_who, headers) => {
    expect(asked(headers)).toThrow('did not come from the dashboard');
  });
});

describe('a sign-in', () => {
  const signing = (headers: Record<string, string>) => () => demandConfiguredOrigin(new Headers(headers), DASHBOARD);

  it('is let through from the configured address alone', () => {
    expect(signing({ origin: DASHBOARD })).not.toThrow();
  });

  it('is let through by any name of this machine, where the dashboard runs on it', () => {
    const here = (origin: string) => () => demandConfiguredOrigin(new Headers({ origin }), 'http://127.0.0.1:3000');
    expect(here('http://localhost:3000')).not.toThrow();
    expect(here('http://localhost:3001')).toThrow();
    expect(here('http://localhost.evil.example:3000')).toThrow();
  });

  it.each([
    ['another host that was asked for by its own name', { origin: 'http://rebound.example', host: 'rebound.example' }],
    ['the same host without TLS', { origin: 'http://mutuals.example.org', host: 'mutuals.example.org' }],
    ['nobody in particular', { host: 'mutuals.example.org' }],
  ])('is refused from %s', (_who, headers) => {
    expect(signing(headers)).toThrow('did not come from the dashboard');
  });
});
