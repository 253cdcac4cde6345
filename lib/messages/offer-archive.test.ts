import { describe, expect, it } from 'vitest';
import type { CheckView } from '#/lib/checks/view.ts';
import { offerArchive } from './offer-archive.ts';

const CHECK: CheckView = {
  ...{ id: 'c1', customerId: 1n, customerName: '1', language: 'en', door: 'bot', targetUsername: 'ada' },
  ...{ targetId: 7n, targetFullName: null, status: 'running', failure: null, parkReason: null, parkedSince: null },
  ...{
    wakeAt: null,
    waitingFor: null,
    rereads: false,
    compared: false,
    pages: 3,
    progress: null,
    secondsLeft: null,
    placeInQueue: null,
  },
  ...{ declaredFollowers: 9, declaredFollowing: 9, followersRead: 9, followingRead: 9 },
  ...{ followersOutcome: null, followingOutcome: null, mutualCount: null, notMutualCount: null, certificate: null },
  ...{ unknownCount: null, plan: null, lookUps: 0 },
  ...{ requestedAt: new Date(0), startedAt: null, finishedAt: null },
};
const certificate = (whole: boolean) => ({ whole, lists: [], issuedAt: '' });

describe('Instagram’s own export', () => {
  it.each<[string, Partial<CheckView>, boolean]>([
    ['waits for a session', { status: 'parked', parkReason: 'session' }, true],
    ['found no session', { status: 'failed', failure: 'no_session' }, true],
    ['met a private profile', { status: 'failed', failure: 'target_private' }, true],
    ['is not whole', { status: 'completed', certificate: certificate(false) }, true],
    ['is whole', { status: 'completed', certificate: certificate(true) }, false],
    ['is read', {}, false],
    ['waits for its turn', { status: 'parked', parkReason: 'budget' }, false],
    ['is of somebody who opted out', { status: 'failed', failure: 'opted_out' }, false],
  ])('is offered, or not, to whoever asked for a check that %s', (_what, more, isOffered) => {
    const buttons = offerArchive({ ...CHECK, ...more }).flat();
    expect(buttons.map((button) => 'data' in button && button.data)).toEqual(isOffered ? ['archive:how'] : []);
  });
});
