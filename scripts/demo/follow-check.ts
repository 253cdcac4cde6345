import { setTimeout as delay } from 'node:timers/promises';
import { Trouble } from '../trouble.ts';
import type { DemoOptions } from './options.ts';
import { READER, TARGET } from './prepare-world.ts';
import type { AttemptFacts, CheckFacts, Product, StoryFacts } from './product.ts';
import type { Chat, InstagramControl, SeenRequest } from './sandbox.ts';
import { figure, type Timeline } from './timeline.ts';

export type Followed = { check: CheckFacts; requests: SeenRequest[]; attempts: number };

type Setting = {
  product: Product;
  instagram: InstagramControl;
  chat: Chat;
  timeline: Timeline;
  code: DemoOptions['code'];
};

const LOOK_EVERY_MS = 250;
/** With the person's ten minutes for a code, nothing in the demo takes longer. */
const GIVE_UP_MS = 13 * 60_000;

/** Tells what happens to one check until it ended and the customer was told. */
export async function followCheck(setting: Setting, checkId: string): Promise<Followed> {
  const { product, instagram, timeline } = setting;
  const told = { moves: 0, request: await newestRequest(instagram), steps: 0, attempt: '', generation: 0, asked: '' };
  const requests: SeenRequest[] = [];
  let pages = 0;
  const deadline = Date.now() + GIVE_UP_MS;

  for (;;) {
    const [fresh, check, story] = await Promise.all([
      instagram.requestsAfter(told.request),
      product.check(checkId),
      product.story(checkId),
    ]);
    told.request = fresh.at(-1)?.number ?? told.request;
    requests.push(...fresh);

    const lines: Line[] = [];
    for (const request of fresh) {
      const line = lineOfRequest(request, requests);
      if (line) lines.push(line);
    }
    for (const move of story.moves.slice(told.moves)) {
      const line = lineOfMove(move, story, check);
      if (line) lines.push(line);
    }
    told.moves = story.moves.length;
    for (const page of story.pages.slice(pages)) {
      lines.push({ at: page.readAt, say: () => timeline.count(progressAt(story, check, page)) });
    }
    pages = story.pages.length;
    const attemptId = check.waitingFor?.attemptId ?? told.attempt;
    if (attemptId) {
      if (attemptId !== told.attempt) Object.assign(told, { attempt: attemptId, steps: 0 });
      const attempt = await product.attempt(attemptId);
      lines.push(...linesOfAttempt(attempt, told));
      await offerCode(setting, attempt, told);
    }
    for (const { at, label, text, say } of lines.sort((a, b) => a.at.getTime() - b.at.getTime())) {
      if (say) say();
      else timeline.say(label ?? '', text ?? '', at);
    }
    if (['completed', 'failed', 'cancelled'].includes(check.status))
      return { check, requests, attempts: told.attempt ? 1 : 0 };
    if (Date.now() > deadline) throw new Trouble(`The check did not end. See ${product.dashboard}/checks/${checkId}.`);
    await delay(LOOK_EVERY_MS);
  }
}

type Line = { at: Date; label?: string; text?: string; say?: () => void };

async function newestRequest(instagram: InstagramControl): Promise<number> {
  return (await instagram.requestsAfter(0)).at(-1)?.number ?? 0;
}

/** Pages are counted from the journal; of requests, only what Instagram refused and what was asked to be sure are told. */
function lineOfRequest(request: SeenRequest, all: readonly SeenRequest[]): Line | null {
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

function lineOfMove(move: StoryFacts['moves'][number], { pages }: StoryFacts, check: CheckFacts): Line | null {
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

function progressAt({ pages }: StoryFacts, check: CheckFacts, page: StoryFacts['pages'][number]) {
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

function linesOfAttempt(attempt: AttemptFacts, told: { steps: number; generation: number }): Line[] {
  const steps: Line[] = attempt.steps.slice(told.steps).map(({ at, screen, note }) => ({
    at,
    label: 'browser',
    text: [SCREENS[screen] ?? screen.replaceAll('_', ' '), note].filter(Boolean).join(': '),
  }));
  told.steps = attempt.steps.length;
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

/** The person's part: told once where the code can be typed, or played by the demo. */
async function offerCode(
  { product, instagram, timeline, code }: Setting,
  attempt: AttemptFacts,
  told: { asked: string },
) {
  const challengeId = attempt.openChallengeId;
  if (!challengeId || told.asked === challengeId) return;
  told.asked = challengeId;
  const sentTo = attempt.challenges.find(({ id }) => id === challengeId)?.sentTo;
  timeline.say('code', `Instagram sent one by text${sentTo ? ` to ${sentTo}` : ''}; the browser stays open and waits`);
  if (code === 'demo') {
    const received = await instagram.code(READER);
    if (!received) throw new Trouble('The sandbox sent no code.');
    await product.answer(challengeId, received);
    timeline.say('code', 'read off the sandbox’s phone and sent through the API');
    return;
  }
  timeline.say('code', `type it here: ${product.dashboard}/codes/${challengeId}`);
  timeline.say('code', `the phone it was sent to: ${instagram.controlPage}`);
}
