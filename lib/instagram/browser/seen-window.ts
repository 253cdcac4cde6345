import type { Attempt, SeenWindow } from './attempt.ts';
import type { Held, ScreenName, SignInFailure } from './model.ts';

/** Screens that follow only an accepted password. */
const AFTER_PASSWORD: readonly ScreenName[] = [
  'two_factor',
  'code_entry',
  'challenge_picker',
  'approve_on_device',
  'person_required',
  'consent',
];

/** Failures with nothing to continue: the sign-in was refused, or is not this account's. */
const LEAVES_NOTHING: readonly SignInFailure[] = [
  ...(['wrong_password', 'unknown_user', 'no_password', 'submissions_used_up', 'code_wrong'] as const),
  ...(['suspended', 'other_account', 'foreign_host', 'deletion_pending'] as const),
];

export const LED_BACK = 'Instagram accepted the sign-in and leads back to its form. It wants silence.';

/** Notes what the window holds of a sign-in, in case the browser dies at the next turn. */
export async function watchWindow(attempt: Attempt, screen: ScreenName): Promise<void> {
  const { memory, context, origin, deadline, page } = attempt;
  const cookies = await deadline.race(context.cookies(origin));
  const cookie = (name: string) => cookies.find((each) => each.name === name)?.value.replace(/^""$/, '') || null;
  const sessionid = cookie('ds_user_id') ? cookie('sessionid') : null;
  const isAsked = AFTER_PASSWORD.includes(screen);
  memory.window = { cookies, sessionid, place: isAsked ? page.url() : null };
  if (memory.passwordPosts > 0 && (isAsked || isNew(attempt, memory.window))) memory.accepted = true;
}

/** Whether this attempt, or the held sign-in that it continues, made a session. */
export function hasMade({ memory, input }: Attempt): boolean {
  const { sessionid } = memory.window;
  if (sessionid === null) return false;
  const knocked = memory.passwordPosts > 0 || memory.continued || Boolean(input.held); // a visitor may be given one, too
  if (knocked && sessionid !== memory.enteredAs) return true;
  return input.held?.signedIn === true && memory.canary?.answer.says !== 'dead';
}

/** What the next attempt can continue after this failure; null when there is nothing. */
export function heldAfter(attempt: Attempt, reason: SignInFailure): Held | null {
  const { memory, input, userAgent } = attempt;
  const { cookies, place } = memory.window;
  if (LEAVES_NOTHING.includes(reason) || attempt.purpose !== 'sign_in') return null;
  const signedIn = hasMade(attempt) || (reason === 'throttled' && isLedBack(attempt));
  const unfinished = memory.accepted || input.held?.place ? place : null;
  if (!signedIn && unfinished === null) return null;
  const origins = input.identity?.storageState.origins ?? [];
  return {
    identity: { userAgent, storageState: { cookies, origins } },
    signedIn,
    place: signedIn ? null : unfinished,
  };
}

/**
 * Whether everything that was typed was accepted and the form came back over the session of before: the next attempt
 * asks whether that lives, and types nothing until it is known.
 */
function isLedBack({ memory: { accepted, window } }: Attempt): boolean {
  return accepted && window.place === null && window.sessionid !== null;
}

function isNew({ memory }: Attempt, { sessionid }: SeenWindow): boolean {
  return sessionid !== null && sessionid !== memory.enteredAs;
}
