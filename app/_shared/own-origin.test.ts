import { describe, expect, it } from 'vitest';
import { demandOwnOrigin } from './own-origin.ts';

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
