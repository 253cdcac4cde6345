import type { PageVisit } from './attempt.ts';
import { AttemptEnded } from './deadline.ts';
import { isOurs } from './hosts.ts';
import { lookAtPage, waitForChange } from './look-at-page.ts';
import type { Question, Reply } from './model.ts';
import { takePicture } from './picture.ts';
import { FOREIGN } from './press.ts';

const WATCH_SLICE_MS = 5_000;
const WATCH_EVERY_MS = 200;
/** A page that is changing looks unknown for a moment. */
const UNKNOWN_MS = 3_000;

/** The reply with the page as it is then, or `screen_moved` when another screen shows; the deadline pauses. */
export async function askPerson(visit: PageVisit, question: Question): Promise<{ reply: Reply; visit: PageVisit }> {
  const reply = await replyTo(visit, question);
  if (reply.kind === 'gave_up' || reply.kind === 'screen_moved') return { reply, visit };
  const { nameOf } = visit.attempt;
  const sight = await lookAtPage(visit.attempt);
  const isSame = nameOf(sight) === nameOf(visit.sight);
  return { reply: isSame ? reply : { kind: 'screen_moved' }, visit: { ...visit, sight } };
}

async function replyTo(visit: PageVisit, question: Question): Promise<Reply> {
  const { attempt } = visit;
  if (!isOurs(attempt.page.url(), attempt.ours)) throw new AttemptEnded('foreign_host', FOREIGN);
  const over = new AbortController();
  const signal = AbortSignal.any([over.signal, attempt.deadline.signal]);
  const picture = async () => {
    const taken = await takePicture(attempt, attempt.memory.secrets);
    if (!taken) throw new Error('The page cannot be pictured at this moment.');
    return taken;
  };

  attempt.deadline.pause();
  try {
    const asked = attempt.input.ask(question, { picture, signal });
    const reply = await attempt.deadline.race(Promise.race([asked, pageMoves(visit, signal)]));
    asked.catch(() => undefined);
    return reply;
  } finally {
    over.abort();
    attempt.deadline.resume();
  }
}

async function pageMoves(visit: PageVisit, signal: AbortSignal): Promise<Reply> {
  const { page, deadline, nameOf } = visit.attempt;
  const here = nameOf(visit.sight);
  let from = visit.sight.fingerprint;
  try {
    while (!signal.aborted) {
      const changed = await waitForChange(page, deadline, {
        ...{ from, wake: signal },
        ...{ limitMs: WATCH_SLICE_MS, everyMs: WATCH_EVERY_MS },
      });
      if (!changed || signal.aborted) continue;
      const sight = await lookAtPage(visit.attempt);
      from = sight.fingerprint;
      if (nameOf(sight) === here) continue;
      const settling = nameOf(sight) === 'unknown' && { from, limitMs: UNKNOWN_MS, wake: signal };
      if (!settling || !(await waitForChange(page, deadline, settling))) return { kind: 'screen_moved' };
    }
  } catch {
    // the attempt is over: the asker learns it from the deadline
  }
  return new Promise<Reply>(() => undefined);
}
