import { describe, expect, it } from 'vitest';
import { hasEnded } from '#/lib/checks/model.ts';
import type { CheckView, ListCertificate, ListVerdict } from '#/lib/checks/view.ts';
import { WAIT_CAUSES, type WaitCause } from '#/lib/checks/waiting.ts';
import type { ListName } from '#/lib/instagram/model.ts';
import { CheckFailure } from '#/lib/platform/enums.ts';
import { failureMessage, marksOf, progressMessage, reportCaption } from './check-message.ts';

const NOW = new Date('2026-11-23T12:00:00Z');
const LANGUAGES = ['en', 'ru'] as const;

const CHECK: CheckView = {
  ...{ id: 'c1', customerId: 1n, customerName: '1', language: 'en', door: 'bot', requestKey: null, run: 1 },
  ...{ targetUsername: 'ada', targetId: 7n, targetFullName: null, status: 'running', failure: null },
  ...{
    parkReason: null,
    parkedSince: null,
    wakeAt: null,
    waitingFor: null,
    rereads: false,
    compared: false,
    placeInQueue: null,
  },
  ...{ followersDialect: 'rest', followingDialect: 'rest', pages: 30, fruitlessTries: 0, stalledSince: null },
  ...{ declaredFollowers: 1663, declaredFollowing: 300, followersRead: 728, followingRead: 0, progress: 0.37 },
  ...{ followersOutcome: null, followingOutcome: null, secondsLeft: 192, startedAt: NOW, finishedAt: null },
  ...{
    mutualCount: 131,
    notMutualCount: 169,
    unknownCount: 0,
    plan: null,
    lookUps: 0,
    certificate: null,
    requestedAt: NOW,
  },
};

/** A word that only a newer version knows. */
const NEWER: { cause: WaitCause; failure: CheckView['failure'] } = JSON.parse(
  '{ "cause": "a_new_word", "failure": "a_new_word" }',
);
const NOBODY_SIGNS_IN = WAIT_CAUSES.filter((cause) => cause !== 'signing_in');
const FAILURES = [...Object.values(CheckFailure), NEWER.failure];
const waitsFor = (cause: WaitCause) => ({ accountUsername: 'reader', attemptId: null, challengeId: null, cause });
const WALKED = { shortBy: 0, walks: 1, pages: 30, generations: [1], setAside: 0 };
const list = (name: ListName, verdict: ListVerdict): ListCertificate => ({
  ...{ list: name, declared: 1663, read: 700, verdict },
  ...WALKED,
});
const untold = (name: ListName, verdict: ListVerdict) => ({ ...list(name, verdict), declared: null });
const certified = (whole: boolean, ...lists: ListCertificate[]) => ({
  whole,
  lists,
  tolerancePercent: 5,
  issuedAt: '',
});
const CERTIFICATES = [
  null,
  certified(true, list('followers', 'whole'), list('following', 'whole')),
  ...(['short', 'withheld', 'limited'] as const).map((verdict) =>
    certified(false, list('followers', verdict), list('following', 'whole')),
  ),
  certified(false, list('followers', 'short'), list('following', 'short')),
  certified(true, { ...list('followers', 'whole'), declared: 700 }),
  certified(false, untold('followers', 'unproven'), untold('following', 'unproven')),
  certified(false, untold('followers', 'short'), list('following', 'whole')),
];

const REQUESTS = { profile: 1, followers: 1, following: 12, lookUps: 300, canaries: 20 };
const PLAN: NonNullable<CheckView['plan']> = {
  ...{ strategy: 'ask_each', secondLookLimit: 0, requests: REQUESTS, aboutMs: null, because: 'asking_is_cheaper' },
  ...{ since: null, sample: 0 },
};
const ASKED = { strategy: 'ask_each', asked: 300, corrected: 131, unknown: 0, secondLook: true } as const;
const UNREAD = { ...list('followers', 'not_read'), declared: 2_000_000, read: 25 };
const FOLLOWED = { ...list('following', 'whole'), declared: 300, read: 300 };
const RECHECKED = {
  ...ASKED,
  ...{ strategy: 'recheck' as const, asked: 60, since: '2026-11-12T09:00:00Z' },
  assumed: { people: 220, sampled: 20, riskPercent: 15 },
};
const TOLD = {
  eachAsked: { ...certified(true, UNREAD, FOLLOWED), ...ASKED },
  secondLook: {
    ...certified(true, { ...list('followers', 'short'), declared: 300, read: 286 }, FOLLOWED),
    ...{ ...ASKED, strategy: 'read_both' as const, asked: 16, corrected: 7 },
  },
  recheck: { ...certified(true, UNREAD, FOLLOWED), ...RECHECKED },
  dead: {
    ...certified(false, { ...list('followers', 'short'), declared: 300, read: 50 }, FOLLOWED),
    ...{ ...ASKED, strategy: 'read_both' as const, asked: 40, corrected: 7, unknown: 169, secondLook: false },
  },
  followingShort: {
    ...certified(false, UNREAD, { ...list('following', 'short'), declared: 300, read: 200 }),
    ...ASKED,
  },
} satisfies Record<string, CheckView['certificate']>;

/** Every state that has words of its own. The figures are the same in all of them. */
function states(language: 'en' | 'ru'): Map<string, CheckView> {
  const all = new Map<string, CheckView>();
  const add = (name: string, more: Partial<CheckView>) => all.set(name, { ...CHECK, language, ...more });
  add('queued', { status: 'queued', targetId: null, progress: null, declaredFollowers: null, declaredFollowing: null });
  add('queued, between two turns', { status: 'queued' });
  add('looking', { targetId: null, progress: null, declaredFollowers: null, declaredFollowing: null });
  for (const rereads of [false, true]) {
    const again = rereads ? ', again' : '';
    add(`followers${again}`, { rereads });
    add(`both${again}`, { followingRead: 20, rereads });
    add(`following${again}`, { followersOutcome: 'ended', followingRead: 20, rereads });
    add(`followers after following${again}`, { followingOutcome: 'ended', followingRead: 300, rereads });
  }
  add('no totals', { declaredFollowers: null, declaredFollowing: null, progress: null, secondsLeft: null });
  add('more than declared', { followersRead: 1700, progress: 0.99 });
  add('comparing', { followersOutcome: 'ended', followingOutcome: 'ended' });
  for (const cause of WAIT_CAUSES)
    add(`session: ${cause}`, { ...PARKED, parkReason: 'session', waitingFor: waitsFor(cause) });
  add('session: an unknown cause', { ...PARKED, parkReason: 'session', waitingFor: waitsFor(NEWER.cause) });
  for (const parkReason of ['budget', 'deploy', 'unreachable', 'operator'] as const)
    add(parkReason, { ...PARKED, parkReason });
  add('parked for hours', { ...PARKED, parkReason: 'budget', parkedSince: new Date('2026-11-23T07:00:00Z') });
  add('parked a moment ago', { ...PARKED, parkReason: 'budget', parkedSince: NOW });
  add('parked before the first page', { ...PARKED, parkReason: 'budget', followersRead: 0 });
  CERTIFICATES.forEach((certificate, at) => {
    add(`completed ${at}`, { status: 'completed', certificate, progress: 1, secondsLeft: null });
  });
  for (const [name, certificate] of Object.entries(TOLD))
    add(name, { status: 'completed', certificate, progress: 1, secondsLeft: null, unknownCount: certificate.unknown });
  const planned = { plan: PLAN, declaredFollowers: 2_000_000, followersRead: 25, declaredFollowing: 300 };
  add('following before asking', { ...planned, followingRead: 20 });
  add('asking', { ...planned, followingRead: 300, followingOutcome: 'ended', lookUps: 120 });
  add('names once more', { ...planned, followingRead: 320, lookUps: 300, rereads: true });
  add('asked for everybody', { ...planned, followingRead: 320, followingOutcome: 'ended', lookUps: 300 });
  add('failed', { status: 'failed', failure: 'no_session' });
  add('cancelled', { status: 'cancelled' });
  return all;
}

const PARKED = { status: 'parked', parkedSince: new Date('2026-11-23T11:58:00Z'), secondsLeft: null } as const;

describe.each(LANGUAGES)('what a customer reads, in %s,', (language) => {
  const all = states(language);
  const textOf = (name: string) => progressMessage(all.get(name) ?? CHECK, NOW).html;

  it('has every word filled in, in every state and at every end', () => {
    const texts = [
      ...[...all.values()].map((check) => progressMessage(check, NOW).html),
      ...FAILURES.map((failure) => failureMessage({ ...CHECK, language, failure }).html),
      ...[...CERTIFICATES, ...Object.values(TOLD)].flatMap((certificate) =>
        [true, false].map((totals) => reportCaption({ ...CHECK, language, certificate }, totals)),
      ),
    ];
    for (const text of texts) {
      expect(text).toMatch(/<b>@ada<\/b>/);
      expect(text.length).toBeLessThan(1_024); // a caption holds no more
      expect(text).not.toMatch(/[{}\0]|\$|undefined|null|NaN|\w+_\w+|\n\n\n| {2}|progress-/);
    }
  });

  it('says that we sign in only while we do, and that all is read only when it is', () => {
    const signingIn = /sign-in is under way|вход уже идёт/;
    expect(textOf('session: signing_in')).toMatch(signingIn);
    for (const cause of NOBODY_SIGNS_IN) expect(textOf(`session: ${cause}`)).not.toMatch(signingIn);
    for (const [name, check] of all)
      expect([name, /all is read|всё прочитано/.test(progressMessage(check, NOW).html)]).toEqual([
        name,
        name === 'comparing' || name === 'asked for everybody',
      ]);
  });

  it('says of a wait of an hour that it may end by itself, and what that costs; of a shorter one not yet', () => {
    const end = /ends by itself and costs nothing|закончится сама и бесплатно/;
    const waits = (minutes: number) =>
      progressMessage(
        {
          ...CHECK,
          language,
          ...PARKED,
          parkReason: 'budget',
          parkedSince: new Date(NOW.getTime() - minutes * 60_000),
        },
        NOW,
      ).html;
    expect(waits(59)).not.toMatch(end);
    expect(waits(60)).toMatch(end);
  });

  it('names the list that is being read', () => {
    const [followers, both, following] = language === 'en' ? ENGLISH : RUSSIAN;
    expect(textOf('followers')).toContain(followers);
    expect(textOf('followers after following')).toContain(followers);
    expect(textOf('both')).toContain(both);
    expect(textOf('following')).toContain(following);
    expect(textOf('following, again')).toMatch(/once more|ещё раз/);
  });

  it('says how far the asking is, and nothing of a list that is not read', () => {
    expect(textOf('asking')).toMatch(/(Asking: <b>120<\/b> of 300|Спрошено: <b>120<\/b> из 300)/);
    expect(textOf('asking')).toMatch(/asking Instagram for people one by one|спрашиваем Instagram о каждом отдельно/);
    for (const name of ['following before asking', 'asking', 'names once more'])
      expect(textOf(name)).not.toMatch(/Followers|Подписчики|2.?000.?000/);
    expect(textOf('following before asking')).not.toMatch(/Asking|Спрошено/);
  });

  it('never shows the whole before the end, nor more of a list than there is', () => {
    for (const progress of [0, 0.999, 1, 1.2]) {
      const text = progressMessage({ ...CHECK, language, progress }, NOW).html;
      expect(text).not.toMatch(/100|120|▰{8}/);
    }
    expect(textOf('more than declared')).toMatch(/1[,\u00a0]700<\/b>\n/);
  });
});

const ENGLISH = ['reading who follows', 'reading both lists', 'reading who is followed'] as const;
const RUSSIAN = ['читаем подписчиков', 'читаем оба списка', 'читаем подписки'] as const;

describe('the totals of a whole result', () => {
  const totals = (language: 'en' | 'ru', read: number, notMutualCount = 16) =>
    reportCaption(
      {
        ...CHECK,
        ...{ language, status: 'completed', notMutualCount },
        certificate: certified(true, { ...list('followers', 'whole'), declared: 300, read }),
      },
      true,
    );

  it('say how many followers were not shown, and for how many names that counts', () => {
    expect(totals('en', 286)).toContain(
      'Followers: 300 declared, 286 shown, 14 not shown. Up to <b>14</b> of the names that do not follow back may follow all the same.',
    );
    expect(totals('ru', 286)).toContain('заявлено 300, показано 286, не показано 14. До <b>14</b>');
    expect(totals('en', 286, 5)).toContain('Up to <b>5</b>');
  });

  it('say nothing of the kind when everybody was shown', () => {
    expect(totals('en', 300)).not.toContain('not shown');
    expect(totals('en', 286, 0)).not.toContain('Up to');
  });
});

describe('the totals of a result of which people were asked for', () => {
  const totals = (name: keyof typeof TOLD, language: 'en' | 'ru' = 'en') => {
    const certificate = TOLD[name];
    const asked = {
      status: 'completed',
      certificate,
      declaredFollowers: 2_000_000,
      unknownCount: certificate.unknown,
    } as const;
    return reportCaption({ ...CHECK, ...asked, language }, true);
  };

  it('say that followers were not read, and for how many it was asked', () => {
    expect(totals('eachAsked')).toContain(
      'Followers were not read: everybody who was not seen among them at once was asked for, one by one: <b>300</b>.',
    );
    expect(totals('eachAsked')).toMatch(/Followers: <b>2.?000.?000<\/b>, as the profile says/);
    expect(totals('eachAsked')).not.toMatch(/not shown|Both lists|no page/);
    expect(totals('eachAsked', 'ru')).toContain(
      'Подписчики не читались: о каждом, кого не было видно сразу, спрошено отдельно: <b>300</b>.',
    );
  });

  it('say who was corrected, and doubt nobody who was asked for, though the list is short', () => {
    expect(totals('secondLook')).toContain('On no page of followers, and do follow: <b>7</b>.');
    expect(totals('secondLook')).toContain('300 declared, 286 shown, 14 not shown');
    expect(totals('secondLook')).not.toMatch(/may follow|Perhaps|cost nothing/);
    expect(totals('secondLook', 'ru')).toContain('Их нет на страницах подписчиков, но они подписаны: <b>7</b>.');
  });

  it('say what a re-check takes from the earlier one, and at what risk', () => {
    expect(totals('recheck')).toContain(
      'it was asked for <b>60</b>, the others are taken from the check of Nov 12, 2026.',
    );
    expect(totals('recheck')).toContain('at most 15% of the others may not any more.');
    expect(totals('recheck', 'ru')).toMatch(/остальные взяты из проверки от 12 нояб/);
  });

  it('say of how many nobody can tell, why, and that it cost nothing; what is known is no guess', () => {
    expect(totals('dead')).toMatch(/gave no clear answer about them.*Nobody can tell: <b>169<\/b>.*cost nothing/s);
    expect(totals('dead')).toMatch(/Do not follow back: <b>/);
    expect(totals('dead')).not.toMatch(/Perhaps|may follow/);
    expect(totals('dead', 'ru')).toMatch(/Неизвестно: <b>169<\/b>.*бесплатна/s);
    expect(totals('followingShort')).toMatch(/did not show everybody who is followed.*cost nothing/s);
  });
});

describe('the end of a check', () => {
  const ended = (language: 'en' | 'ru', declared: number | null, verdict: ListVerdict) => {
    const ending = { ...list('followers', verdict), declared, read: 286 };
    const check: CheckView = {
      ...CHECK,
      language,
      status: 'completed',
      certificate: certified(verdict === 'whole', ending),
    };
    return [progressMessage(check, NOW).html, reportCaption(check, false), reportCaption(check, true)];
  };

  it('calls the file everybody only when everybody was shown', () => {
    const everybody = /The whole list|Everybody on|Весь список|Все, кто есть/;
    const [said, caption] = ended('en', 286, 'whole');
    expect(said).toMatch(everybody);
    expect(caption).toMatch(everybody);
    for (const language of LANGUAGES)
      for (const text of ended(language, 300, 'whole')) expect(text).not.toMatch(everybody);
  });

  it('does not say that Instagram hid somebody, or of how many, when it only told no totals', () => {
    for (const language of LANGUAGES) {
      const [said, caption] = ended(language, null, 'unproven');
      expect(said).toMatch(/nothing proves that this is everybody|нельзя доказать, что здесь все/);
      expect(said).not.toMatch(/did not show everything|показал не всё|(of|из) 286/);
      expect(caption).not.toMatch(/are not complete|Они неполные/);
      expect(ended(language, 300, 'short')[0]).toMatch(/did not show everything|показал не всё/);
    }
  });
});

describe('the marks of what a message says', () => {
  const all = LANGUAGES.flatMap((language) => [...states(language).values()]);
  const rendered = all.map((check) => ({
    check,
    text: JSON.stringify(progressMessage(check, NOW)),
    ...marksOf(check, NOW),
  }));

  it('differ for every two states whose messages differ', () => {
    for (const one of rendered)
      for (const other of rendered) expect(one.told === other.told).toBe(one.text === other.text);
  });

  it('call it a change of state, which does not wait, when another sentence is said about the same figures', () => {
    const figures = (text: string) => text.replace(/\d[\d.,\u00a0]*\d|\d/g, '0').replace(/[▰▱]+/g, '');
    for (const one of rendered)
      for (const other of rendered) {
        const sameFigures = one.check.followersRead === other.check.followersRead && !hasEnded(one.check);
        if (!sameFigures || one.check.language !== other.check.language) continue;
        if (figures(one.text) !== figures(other.text)) expect(one.state).not.toBe(other.state);
      }
    const [mark, later] = [728, 729].map((followersRead) => marksOf({ ...CHECK, followersRead, secondsLeft: 9 }, NOW));
    expect(later?.state).toBe(mark?.state);
    expect(later?.told).not.toBe(mark?.told);
  });
});
