/**
 * One turn on a screen. The identity that was made judges a sign-in, not the page on which it ended: once a session was made,
 * a page that is in the way is left behind, and a form is never filled again.
 */
import { askCanary } from './ask-canary.ts';
import { failed, LOOK, type Move, type PageVisit, type Screen, SIGNED_IN, waiting } from './attempt.ts';
import type { ScreenName } from './model.ts';
import { goHome } from './open-site.ts';
import { hasMade, LED_BACK } from './seen-window.ts';

/** Screens that act as ever after a session was made: they press something away, or Instagram itself wants a person. */
const HAVE_THEIR_OWN_WAY: readonly ScreenName[] = [
  ...(['foreign_host', 'warning', 'suspended', 'deletion_pending', 'account_picker'] as const),
  ...(['cookie_banner', 'save_login', 'trust_device', 'notifications_prompt', 'home'] as const),
  ...(['two_factor', 'code_entry', 'challenge_picker', 'approve_on_device'] as const),
];
/** A form that was sent may go on by itself, now that its session is there. */
const FORM_MS = 5_000;

export function isInTheWay({ attempt }: Pick<PageVisit, 'attempt'>, screen: Screen): boolean {
  return hasMade(attempt) && !HAVE_THEIR_OWN_WAY.includes(screen.name);
}

/** What acting on the screen leads to. The caller has looked into the window, and looks at the page again after a `look`. */
export async function actOnScreen(visit: PageVisit, screen: Screen): Promise<Move> {
  if (isInTheWay(visit, screen)) return leaveBehind(visit, screen);
  if (screen.name === 'unknown') return (await passUnknown(visit)) ?? screen.act(visit);
  const move = await screen.act(visit);
  return isStuck(move) && hasMade(visit.attempt) ? leaveBehind(visit, screen) : move;
}

/** Past a page that is in the way, to the front page; if that does not decide, the canary does. */
export async function leaveBehind(visit: PageVisit, screen: Screen): Promise<Move> {
  const { attempt, sight } = visit;
  const { memory } = attempt;
  if (memory.submittedIn === sight.document && visit.changed) return waiting(FORM_MS);
  if (!memory.lookedHome) {
    memory.lookedHome = true;
    await goHome(attempt);
    return LOOK;
  }
  const { says } = await askCanary(attempt);
  if (says === 'alive') return SIGNED_IN;
  const wantsPerson = screen.rung === 'challenge';
  if (wantsPerson || !hasMade(attempt)) return screen.act(visit); // what an earlier attempt made is dead: the ladder
  return failed('throttled', LED_BACK);
}

/** Nothing was made in this attempt, but the window may be signed in all the same, or an unfinished page may be over. */
async function passUnknown({ attempt }: PageVisit): Promise<Move | null> {
  const { memory, input } = attempt;
  if (memory.window.sessionid !== null && (await askCanary(attempt)).says === 'alive') return SIGNED_IN;
  if (!input.held?.place || memory.lookedHome) return null;
  memory.lookedHome = true;
  await goHome(attempt);
  return LOOK;
}

function isStuck(move: Move): boolean {
  return move.kind === 'failed' && move.reason === 'unknown_screen';
}
