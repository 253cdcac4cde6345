/** One turn on a screen. Once a session was made, the driver leaves pages in the way and fills no form again. */
import { askCanary } from './ask-canary.ts';
import { failed, LOOK, type Move, type PageVisit, type Screen, SIGNED_IN, waiting } from './attempt.ts';
import type { ScreenName } from './model.ts';
import { goHome } from './open-site.ts';
import { hasMade, LED_BACK } from './seen-window.ts';

/** Screens that also act after a session was made: they close something, or need a person. */
const HAVE_THEIR_OWN_WAY: readonly ScreenName[] = [
  ...(['foreign_host', 'warning', 'suspended', 'deletion_pending', 'account_picker'] as const),
  ...(['cookie_banner', 'save_login', 'trust_device', 'notifications_prompt', 'home'] as const),
  ...(['two_factor', 'code_entry', 'challenge_picker', 'approve_on_device'] as const),
];
/** How long a sent form may take to move on once its session is there. */
const FORM_MS = 5_000;

/** Whether a session was made and this screen only hides that. */
export function isInTheWay({ attempt }: Pick<PageVisit, 'attempt'>, screen: Screen): boolean {
  return hasMade(attempt) && !HAVE_THEIR_OWN_WAY.includes(screen.name);
}

/** Acts on the screen. The caller calls `watchWindow` before, and looks again after `look`. */
export async function actOnScreen(visit: PageVisit, screen: Screen): Promise<Move> {
  if (isInTheWay(visit, screen)) return leaveBehind(visit, screen);
  if (screen.name === 'unknown') return (await passUnknown(visit)) ?? screen.act(visit);
  const move = await screen.act(visit);
  return isStuck(move) && hasMade(visit.attempt) ? leaveBehind(visit, screen) : move;
}

/** Leaves a page that is in the way for the front page; the canary decides if that does not. */
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
  if (wantsPerson || !hasMade(attempt)) return screen.act(visit); // the earlier session is dead: climb the ladder
  return failed('throttled', LED_BACK);
}

/** Passes an unknown page if the window is signed in or an unfinished page is over; null otherwise. */
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
