/** The demo's words for what happened: requests at the sandbox, moves of the check, screens of the browser. Pure. */
import { READER, TARGET } from './prepare-world.ts';
import type { AttemptFacts, CheckFacts, StoryFacts } from './product.ts';
import type { SeenRequest } from './sandbox.ts';
import { figure, type Progress } from './timeline.ts';

/** One thing that happened; `count` moves the counter instead of writing a line. */
export type Line = { at: Date; label?: string; text?: string; count?: Progress };

/** Pages are counted from the journal; of requests, only what Instagram refused and what was asked to be sure are told. */
export function lineOfRequest(request: SeenRequest, all: readonly SeenRequest[]): Line | null {
  const { at, status, surface, list, fault } = request;
  if (surface === 'list' && list && (status !== 200 || fault)) {
    const read = all
      .filter(
        (one) =>
          one.list === list && one.number < request.number && one.status === 200 && one.profile === TARGET.username,
      )
      .reduce((sum, { entries }) => sum + entries, 0);
    return {
      at,
      label: 'refused',
      text: `${status} from Instagram: it ended the session after ${figure(read)} ${list}`,
    };
  }
  if (surface === 'probe' && status !== 200) {
    return { at, label: 'probe', text: `${status} on another surface too: signed out for certain, no soft block` };
  }
  return null;
}

/** What a move of the check means, in words. */
export function lineOfMove(move: StoryFacts['moves'][number], { pages }: StoryFacts, check: CheckFacts): Line | null {
  const { at } = move;
  const kept = pages.filter(({ readAt }) => readAt <= at);
  switch (move.event) {
    case 'request':
      return { at, label: 'credit', text: '1 credit reserved; nothing is charged before a whole result' };
    case 'start':
      if (kept.length === 0) return { at, label: 'start', text: 'a worker takes the check' };
      return { at, label: 'resumed', text: `at page ${kept.length + 1}, with the ${kept.length} pages that were kept` };
    case 'park': {
      const read = kept.reduce((sum, { users }) => sum + users, 0);
      return { at, label: 'parked', text: `waits for a ${move.reason}; ${figure(read)} profiles kept, no worker held` };
    }
    case 'finish':
      return { at, label: 'certificate', text: certificateText(check) };
    case 'fail':
      return { at, label: 'refused', text: `the check failed: ${move.reason}; the credit returns` };
    default:
      return null;
  }
}

function certificateText({ certificate }: CheckFacts): string {
  if (!certificate) return 'none';
  const lists = certificate.lists.map(
    ({ list, read, declared }) => `${figure(read)} of ${figure(declared ?? 0)} ${list}`,
  );
  return `${lists.join(', ')}: ${certificate.whole ? 'whole' : 'NOT whole'}`;
}

/** Where the counter stands after one page of the journal. */
export function progressAt({ pages }: StoryFacts, check: CheckFacts, page: StoryFacts['pages'][number]) {
  const before = pages.filter(({ list, readAt }) => list === page.list && readAt <= page.readAt);
  return {
    list: page.list,
    read: before.reduce((sum, { users }) => sum + users, 0),
    declared: page.list === 'followers' ? check.declaredFollowers : check.declaredFollowing,
    pages: pages.filter(({ readAt }) => readAt <= page.readAt).length,
  };
}

const SCREENS: Record<string, string> = {
  sign_in_form: 'the sign-in form',
  password_submitted: 'the password goes in',
  two_factor: 'the two-factor page',
  code_entry: 'a page that wants a code',
  home: 'home: signed in',
  remembered_profile: 'the remembered profile',
  save_login: '"save your login info?"',
  notifications_prompt: '"turn on notifications"',
  cookie_banner: 'the cookie banner',
};

/** What the browser saw since the last look, and the session that came of it. */
export function linesOfAttempt(attempt: AttemptFacts, told: { steps: number; generation: number }): Line[] {
  const seen = attempt.steps.filter(({ screen }, index) => screen !== attempt.steps[index - 1]?.screen);
  const steps: Line[] = seen.slice(told.steps).map(({ at, screen, note }) => ({
    at,
    label: 'browser',
    text: SCREENS[screen] ?? [screen.replaceAll('_', ' '), note].filter(Boolean).join(': '),
  }));
  told.steps = seen.length;
  if (attempt.generationAfter === null || told.generation === attempt.generationAfter) return steps;
  told.generation = attempt.generationAfter;
  const answeredBy = attempt.challenges.find((challenge) => challenge.answeredBy)?.answeredBy;
  const how = answeredBy
    ? `the code came from ${answeredBy}`
    : "the code came from the account's own seed, nobody was woken";
  const at = attempt.endedAt ?? new Date();
  return [
    ...steps,
    { at, label: 'code', text: how },
    {
      at,
      label: 'session',
      text: `generation ${attempt.generationAfter} of @${READER} is stored, sealed; the check is woken`,
    },
  ];
}
