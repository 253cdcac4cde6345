import { describe, expect, it } from 'vitest';
import { after as later, MINUTE_MS } from '#/lib/platform/clock.ts';
import { autoRefreshOf, type HealthFacts, healthOf } from './model.ts';

const NOW = new Date('2026-03-01T12:00:00Z');
const active: HealthFacts = { status: 'ready', hasLiveGeneration: true, restsUntil: null, openAttempt: null };

describe('the one word for an account', () => {
  it.each<[string, Partial<HealthFacts>, string]>([
    ['reads', {}, 'active'],
    ['rests', { restsUntil: later(NOW, MINUTE_MS) }, 'resting'],
    ['has rested', { restsUntil: NOW }, 'active'],
    ['is signed out', { hasLiveGeneration: false }, 'signed_out'],
    ['is signed out and being signed in', { hasLiveGeneration: false, openAttempt: 'running' }, 'refreshing'],
    ['waits for its next attempt', { hasLiveGeneration: false, openAttempt: 'queued' }, 'refreshing'],
    ['reads while it is renewed', { openAttempt: 'running' }, 'active'],
    ['waits for a code', { hasLiveGeneration: false, openAttempt: 'waiting_for_code' }, 'code_wanted'],
    ['reads while a code is wanted', { openAttempt: 'waiting_for_code' }, 'code_wanted'],
    ['is signed out and rests', { hasLiveGeneration: false, restsUntil: later(NOW, MINUTE_MS) }, 'signed_out'],
  ])('that %s', (_what, change, word) => {
    expect(healthOf({ ...active, ...change }, NOW)).toBe(word);
  });

  it.each(['paused', 'blocked', 'suspended', 'retired'] as const)('is %s whatever else is going on', (status) => {
    expect(healthOf({ ...active, status, openAttempt: 'waiting_for_code' }, NOW)).toBe(status);
  });
});

describe('whether an account can renew its session alone', () => {
  const able = { status: 'ready' as const, hasPassword: true, hasTotpSeed: true, passwordRefused: false };

  it('takes a password that was not refused, and a seed', () => {
    expect(autoRefreshOf(able)).toEqual({ possible: true });
  });

  it.each([
    [{ hasPassword: false }, 'no_password'],
    [{ hasTotpSeed: false }, 'no_totp_seed'],
    [{ passwordRefused: true }, 'password_refused'],
    [{ passwordRefused: true, hasTotpSeed: false }, 'password_refused'],
    [{ status: 'paused' as const, hasPassword: false }, 'paused'],
    [{ status: 'blocked' as const }, 'blocked'],
    [{ status: 'suspended' as const }, 'suspended'],
    [{ status: 'retired' as const }, 'retired'],
  ])('says why not: %o', (change, reason) => {
    expect(autoRefreshOf({ ...able, ...change })).toEqual({ possible: false, reason });
  });
});
