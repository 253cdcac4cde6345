import { describe, expect, it } from 'vitest';
import { problemBy, problemOf } from '#/components/accounts/problem.ts';
import { POLICIES } from '#/lib/refresh/policy.ts';
import en from './en.json' with { type: 'json' };
import ru from './ru.json' with { type: 'json' };

const well = {
  health: 'active' as const,
  blockedFor: null,
  hasTotpSeed: true,
  autoRefresh: { possible: true } as const,
  lastAttempt: null,
};
const blocked = (blockedFor: string | null, more: object = {}) => ({
  ...well,
  health: 'blocked' as const,
  blockedFor,
  autoRefresh: { possible: false, reason: 'blocked' } as const,
  ...more,
});
const signedOut = (reason: 'no_password' | 'no_totp_seed' | 'password_refused', failure: string | null = null) => ({
  ...well,
  health: 'signed_out' as const,
  hasTotpSeed: false,
  autoRefresh: { possible: false, reason } as const,
  lastAttempt: { failure },
});
const stops = Object.entries(POLICIES).flatMap(([reason, { account }]) => (account === 'keep' ? [] : [reason]));

describe('the trouble of an account', () => {
  it('is none while it reads, renews itself, or somebody chose to stop it', () => {
    expect(problemOf(well)).toBeNull();
    expect(problemOf({ ...well, health: 'signed_out' })).toBeNull();
    expect(problemOf({ ...well, health: 'paused', autoRefresh: { possible: false, reason: 'paused' } })).toBeNull();
  });

  it.each([
    ['wrong_password', 'set_password'],
    ['no_password', 'set_password'],
    ['unsealable', 'set_password'],
    ['other_account', 'set_password'],
    ['unknown_user', 'hand_in'],
    ['captcha', 'hand_in'],
    ['warning', 'dismiss_warning'],
    ['challenge_unsupported', 'try_again'],
    ['deletion_pending', 'try_again'],
    ['unknown_screen', 'look'],
    ['foreign_host', 'look'],
  ])('that was stopped by %s is cured by %s', (cause, remedy) => {
    expect(problemOf(blocked(cause))).toEqual({ cause, remedy });
  });

  it('blames the stored seed for a refused code when there is one, else asks for the next code', () => {
    expect(problemOf(blocked('code_wrong'))).toEqual({ cause: 'seed_refused', remedy: 'set_seed' });
    expect(problemOf(blocked('code_wrong', { hasTotpSeed: false }))).toEqual({
      cause: 'code_wrong',
      remedy: 'try_again',
    });
  });

  it('of one that is signed out is what keeps it from coming back', () => {
    expect(problemOf(signedOut('no_password'))?.cause).toBe('no_password');
    expect(problemOf(signedOut('password_refused'))?.cause).toBe('wrong_password');
    expect(problemOf(signedOut('no_totp_seed', 'code_timeout'))?.cause).toBe('code_timeout');
    expect(problemOf(signedOut('no_totp_seed', 'network'))).toEqual({ cause: 'may_need_code', remedy: 'sign_in' });
  });

  it('has a true sentence and a look at what happened also for a reason that nobody knows yet', () => {
    for (const reason of ['brand_new_reason', 'toString', '', null])
      expect(problemBy(reason)).toEqual({ cause: 'other', remedy: 'look' });
  });

  it.each(stops)('has words of its own for %s in both languages: a sentence, a state and a button', (reason) => {
    const { cause, remedy } = problemBy(reason);
    expect(cause).toBe(reason);
    for (const { accounts } of [en, ru]) {
      expect(accounts.trouble[cause]).toContain('@{username}');
      expect(accounts.stopped[cause]).toBeTruthy();
      expect(accounts.remedy[remedy]).toBeTruthy();
    }
  });

  it('never says that Instagram blocked an account when a person only has to put something right', () => {
    const said = [
      en.status.health.blocked,
      ...Object.values(en.accounts.trouble),
      ...Object.values(en.accounts.stopped),
    ];
    expect(said.filter((text) => /block/i.test(text))).toEqual([]);
    const russian = [
      ru.status.health.blocked,
      ...Object.values(ru.accounts.trouble),
      ...Object.values(ru.accounts.stopped),
    ];
    expect(russian.filter((text) => /блок/i.test(text))).toEqual([]);
  });
});
