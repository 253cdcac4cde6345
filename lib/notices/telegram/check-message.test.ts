import { describe, expect, it } from 'vitest';
import type { CheckFacts } from '../model.ts';
import { summary } from './check-message.ts';

const list = (name: 'followers' | 'following', declared: number, read: number) => ({
  list: name,
  declared,
  read,
  verdict: 'whole',
});

function completed(language: 'en' | 'ru', followersRead: number, notMutual = 16): CheckFacts {
  return {
    id: 'c',
    customerId: 1n,
    language,
    targetUsername: 'ada',
    status: 'completed',
    parkReason: null,
    parkedSince: null,
    declaredFollowers: 300,
    declaredFollowing: 40,
    followersRead,
    followingRead: 40,
    mutualCount: 24,
    notMutualCount: notMutual,
    failure: null,
    progress: 1,
    secondsLeft: null,
    certificate: { whole: true, lists: [list('followers', 300, followersRead), list('following', 40, 40)] },
    waitingFor: null,
  };
}

describe('the summary of a whole result', () => {
  it('says how many followers were not shown, and for how many names that counts', () => {
    expect(summary(completed('en', 286))).toContain(
      'Followers: 300 declared, 286 shown, 14 not shown. Up to <b>14</b> of the names that do not follow back may follow all the same.',
    );
    expect(summary(completed('ru', 286))).toContain('заявлено 300, показано 286, не показано 14. До <b>14</b>');
    expect(summary(completed('en', 286, 5))).toContain('Up to <b>5</b>');
  });

  it('says nothing of the kind when everybody was shown', () => {
    expect(summary(completed('en', 300))).not.toContain('not shown');
    expect(summary(completed('en', 286, 0))).not.toContain('Up to');
  });
});
