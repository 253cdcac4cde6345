import { type Identity, userIdOf } from '../identity.ts';
import { type Attempt, freshMemory, type Memory } from './attempt.ts';
import { CallerFailed, guardCaller } from './caller.ts';
import { climbLadder } from './climb-ladder.ts';
import { AttemptEnded, createDeadline, type Deadline } from './deadline.ts';
import { originsOf } from './hosts.ts';
import type { LiveChromium } from './launch-chromium.ts';
import { watchLoginAnswers } from './login-answer.ts';
import type { BrowserOptions, Held, ScreenName, SignedIn, SignInFailure, SignInInput } from './model.ts';
import { openChromium } from './open-chromium.ts';
import { enterSite, openContext, openPage } from './open-site.ts';
import { nameScreen } from './screens/registry.ts';
import { heldAfter } from './seen-window.ts';
import { stateOf } from './stored-state.ts';
import { createStepTeller, type StepTeller } from './tell-steps.ts';

export type Ended = {
  result: { identity: Identity } | { reason: SignInFailure; detail: string | null };
  screen: ScreenName | null;
  memory: Memory;
  held: Held | null;
};

type Purpose = Attempt['purpose'];

/** Runs one attempt. Its browser is always gone afterwards. @throws only what the caller's callbacks throw. */
export async function runAttempt(options: BrowserOptions, asked: SignInInput, purpose: Purpose): Promise<Ended> {
  const input = guardCaller(asked);
  const deadline = createDeadline({ signal: input.signal, capMs: input.capMs, now: options.now });
  const ended: Ended = {
    result: { reason: 'aborted', detail: null },
    screen: null,
    memory: freshMemory(input),
    held: null,
  };
  try {
    ended.result = await inFreshBrowser(options, deadline, (live) =>
      climb(live, { options, input, purpose, deadline, ended }),
    );
  } catch (error) {
    if (error instanceof CallerFailed) throw error.error;
    ended.result = reasonOf(error, deadline);
  } finally {
    deadline.dispose();
  }
  return ended;
}

async function inFreshBrowser<T>(
  options: BrowserOptions,
  deadline: Deadline,
  work: (live: LiveChromium) => Promise<T>,
): Promise<T> {
  const { opening, tidied } = openChromium(options);
  try {
    const live = await deadline.race(opening);
    live.browser.on('disconnected', () =>
      deadline.end('browser_crashed', 'The browser ended in the middle of the attempt.'),
    );
    return await work(live);
  } finally {
    await opening.then(
      (live) => live.close(),
      () => undefined,
    );
    await tidied;
  }
}

type Running = { options: BrowserOptions; input: SignInInput; purpose: Purpose; deadline: Deadline; ended: Ended };

async function climb(live: LiveChromium, running: Running): Promise<Ended['result']> {
  const { deadline, ended } = running;
  const attempt = await openAttempt(live, running);
  try {
    const result = await climbFrom(attempt, running);
    if ('reason' in result) ended.held = heldAfter(attempt, result.reason);
    return result;
  } catch (error) {
    if (!(error instanceof CallerFailed)) ended.held = heldAfter(attempt, reasonOf(error, deadline).reason);
    throw error;
  }
}

async function climbFrom(attempt: Attempt, { deadline, ended }: Running): Promise<Ended['result']> {
  const steps = createStepTeller(attempt);
  await enterSite(attempt);
  const { move, screen } = await climbLadder(attempt, steps, (name) => {
    ended.screen = name;
  });
  ended.screen = screen;
  if (move.kind === 'signed_in') return handOver(attempt, steps);
  await deadline.race(steps.flush());
  return { reason: move.reason, detail: move.detail };
}

/** Tells the identity before the last steps, which can no longer change it. */
async function handOver(attempt: Attempt, steps: StepTeller): Promise<{ identity: Identity }> {
  const { input, deadline, memory } = attempt;
  const identity = await identityOf(attempt);
  const telling = deadline.race(steps.flush());
  if (!input.onSignedIn) await telling;
  telling.catch(() => undefined);
  await input.onSignedIn?.(signedInAs(identity, memory));
  await telling.catch(() => undefined);
  return { identity };
}

/** The result of an attempt that made this identity; `instagramId` is null when its cookies do not tell it. */
export function signedInAs(identity: Identity, { rung, passwordPosts }: Memory): SignedIn {
  return { ok: true, identity, rung, instagramId: userIdOf(identity) ?? null, passwordPosts };
}

async function openAttempt(
  live: LiveChromium,
  { options, input, purpose, deadline, ended }: Running,
): Promise<Attempt> {
  const { memory } = ended;
  const answered = new AbortController();
  const context = await deadline.race(openContext(live.browser, input));
  const page = await deadline.race(openPage(context, deadline, memory));
  watchLoginAnswers(page, (answer) => {
    if (memory.passwordPosts === 0) return;
    if (answer === 'accepted') memory.accepted = true;
    else memory.loginAnswer = answer;
    if (answer !== 'accepted') answered.abort();
  });
  const known = input.identity?.userAgent ?? input.userAgent;
  const userAgent = known ?? (await deadline.race(page.evaluate(() => navigator.userAgent)));
  const nameOf: Attempt['nameOf'] = (sight) => nameScreen(sight).name;
  const { origin, now } = options;
  const ours = originsOf(origin);
  const window = { context, page, ours, userAgent };
  return { purpose, input, origin, now, ...window, deadline, memory, answered: answered.signal, nameOf };
}

async function identityOf({ context, origin, deadline, input, userAgent }: Attempt): Promise<Identity> {
  const stored = input.identity?.storageState;
  const storageState = await deadline.race(stateOf(context, { stored, visited: new URL(origin).origin }));
  return { userAgent, storageState };
}

/** The browser's messages may quote what was typed and are not repeated. */
function reasonOf(error: unknown, deadline: Deadline): { reason: SignInFailure; detail: string | null } {
  if (error instanceof AttemptEnded) return { reason: error.reason, detail: error.detail };
  return { reason: deadline.over() ?? 'browser_crashed', detail: 'The browser did not do what it was told.' };
}
