/** An attempt's loop: look, name the screen, act, until it ends. No step knows which screen comes next. */

import { actOnScreen, isInTheWay, leaveBehind } from './act-on-screen.ts';
import { askCanary } from './ask-canary.ts';
import type { Attempt, FinalMove, Move, Screen } from './attempt.ts';
import { failed, noReaction, SIGNED_IN } from './attempt.ts';
import { lookAtPage, waitForChange } from './look-at-page.ts';
import { LEFT_BEHIND, type ScreenName } from './model.ts';
import { provenOurs } from './proven-ours.ts';
import { nameScreen } from './screens/registry.ts';
import { hasMade, watchWindow } from './seen-window.ts';
import type { Sight } from './sight.ts';
import type { StepTeller } from './tell-steps.ts';

const MAX_TURNS = 300;
const REACT_MS = 15_000;
/** Shorter once a session was made: nothing depends on the page then. */
const REACT_ONCE_MADE_MS = 6_000;
const MAX_DEAD_PRESSES = 2;
/** A page without words is still being built. */
const BLANK_MS = 30_000;
/** A page that has not changed for this long counts as unknown. */
const UNKNOWN_MS = 4_000;
export const SIGNED_OUT_SCREENS: readonly ScreenName[] = [
  'remembered_profile',
  'password_only',
  'sign_in_form',
  'two_factor',
];
const CHALLENGES: readonly ScreenName[] = ['code_entry', 'challenge_picker', 'approve_on_device'];

export type Climbed = { move: FinalMove; screen: ScreenName };

/** Climbs until the attempt ends; `met` gets the name of every screen. @throws {AttemptEnded} */
export async function climbLadder(
  attempt: Attempt,
  steps: StepTeller,
  met: (name: ScreenName) => void,
): Promise<Climbed> {
  let sight = await lookAtPage(attempt);
  let told: { name: ScreenName; document: number } = { name: 'unknown', document: 0 };
  let changed = true;
  let deadPresses = 0;

  for (let turn = 0; turn < MAX_TURNS; turn += 1) {
    const settled = await settle(attempt, sight);
    sight = settled.sight;
    const { screen } = settled;
    met(screen.name);
    attempt.memory.rung = screen.rung ?? attempt.memory.rung;
    await watchWindow(attempt, screen.name);
    if (told.name !== screen.name || told.document !== sight.document) {
      await steps.tell(screen, sight, isInTheWay({ attempt }, screen) ? LEFT_BEHIND : screen.note);
    }
    told = { name: screen.name, document: sight.document };

    const turn = { attempt, sight, changed };
    let move = (await leftToSignIn(attempt, screen)) ?? (await actOnScreen(turn, screen));
    if (deadPresses + 1 >= MAX_DEAD_PRESSES && move.kind === 'pressed' && hasMade(attempt)) {
      deadPresses = 0;
      move = await leaveBehind(turn, screen);
    }
    if (move.kind === 'signed_in') return { move: await provenOurs(attempt), screen: screen.name };
    if (move.kind === 'failed') return { move, screen: screen.name };
    changed = await nextChange(attempt, sight, move);
    deadPresses = move.kind === 'pressed' && !changed ? deadPresses + 1 : 0;
    if (deadPresses >= MAX_DEAD_PRESSES)
      return { move: noReaction(attempt, 'The page does not react.'), screen: screen.name };

    const from = sight.fingerprint;
    sight = await lookAtPage(attempt);
    changed ||= sight.fingerprint !== from;
  }
  return { move: failed('unknown_screen', 'The pages go round in a circle.'), screen: told.name };
}

/** Waits until the page is known, or has not changed for UNKNOWN_MS. */
async function settle(attempt: Attempt, first: Sight): Promise<{ sight: Sight; screen: Screen }> {
  let sight = first;
  for (;;) {
    const screen = nameScreen(sight);
    const refused = (attempt.memory.documentStatus ?? 200) >= 429; // no page follows
    if (screen.name !== 'unknown' || (refused && sight.text !== '')) return { sight, screen };
    const limitMs = isBlank(sight) && !refused ? BLANK_MS : UNKNOWN_MS;
    if (!(await waitForChange(attempt.page, attempt.deadline, { from: sight.fingerprint, limitMs })))
      return { sight, screen };
    sight = await lookAtPage(attempt);
  }
}

function isBlank(sight: Sight): boolean {
  return sight.text === '' && sight.inputs.length === 0;
}

async function nextChange(attempt: Attempt, sight: Sight, move: Move): Promise<boolean> {
  if (move.kind === 'look') return false;
  const reactMs = hasMade(attempt) ? REACT_ONCE_MADE_MS : REACT_MS;
  const limitMs = move.kind === 'waiting' ? move.limitMs : reactMs;
  const wake = attempt.memory.loginAnswer === null ? attempt.answered : undefined;
  return waitForChange(attempt.page, attempt.deadline, { from: sight.fingerprint, limitMs, ...(wake ? { wake } : {}) });
}

/** Ends the dismissal of a warning where a sign-in would act; null elsewhere. The caller turns it into `signed_out`. */
async function leftToSignIn(attempt: Attempt, screen: Screen): Promise<FinalMove | null> {
  if (attempt.purpose === 'sign_in') return null;
  const mayLive = SIGNED_OUT_SCREENS.includes(screen.name) && attempt.memory.window.sessionid !== null;
  if (mayLive && (await askCanary(attempt)).says === 'alive') return SIGNED_IN;
  if (SIGNED_OUT_SCREENS.includes(screen.name)) return failed('unknown_screen', 'This identity is not signed in.');
  const isChallenge = CHALLENGES.includes(screen.name);
  return isChallenge ? failed('challenge_unsupported', 'Instagram wants a sign-in to be confirmed first.') : null;
}
