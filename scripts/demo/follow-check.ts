import { setTimeout as delay } from 'node:timers/promises';
import { UserError } from '../user-error.ts';
import { type Line, lineOfMove, lineOfRequest, linesOfAttempt, progressAt } from './lines.ts';
import type { DemoOptions } from './options.ts';
import { READER } from './prepare-world.ts';
import type { AttemptFacts, CheckFacts, Product } from './product.ts';
import type { Chat, InstagramControl, SeenRequest } from './sandbox.ts';
import type { Timeline } from './timeline.ts';

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
      lines.push({ at: page.readAt, count: progressAt(story, check, page) });
    }
    pages = story.pages.length;
    let asking: AttemptFacts | null = null;
    const attemptId = check.waitingFor?.attemptId ?? told.attempt;
    if (attemptId) {
      if (attemptId !== told.attempt) Object.assign(told, { attempt: attemptId, steps: 0 });
      const attempt = await product.attempt(attemptId);
      lines.push(...linesOfAttempt(attempt, told));
      asking = attempt;
    }
    for (const { at, label, text, count } of lines.sort((a, b) => a.at.getTime() - b.at.getTime())) {
      if (count) timeline.count(count, at);
      else timeline.say(label ?? '', text ?? '', at);
    }
    if (asking) await offerCode(setting, asking, told);
    if (['completed', 'failed', 'cancelled'].includes(check.status))
      return { check, requests, attempts: told.attempt ? 1 : 0 };
    if (Date.now() > deadline)
      throw new UserError(`The check did not end. See ${product.dashboard}/checks/${checkId}.`);
    await delay(LOOK_EVERY_MS);
  }
}

async function newestRequest(instagram: InstagramControl): Promise<number> {
  return (await instagram.requestsAfter(0)).at(-1)?.number ?? 0;
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
    if (!received) throw new UserError('The sandbox sent no code.');
    await product.answer(challengeId, received);
    timeline.say('code', 'read off the sandbox’s phone and sent through the API');
    return;
  }
  timeline.say('code', `type it here: ${product.dashboard}/codes/${challengeId}`);
  timeline.say('code', `the phone it was sent to: ${instagram.controlPage}`);
}
