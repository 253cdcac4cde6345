import { failed, LOOK, type Move, type PageVisit, waiting } from './attempt.ts';
import type { LoginRefusal } from './login-answer.ts';
import { MAX_PASSWORD_POSTS, type ScreenName } from './model.ts';
import { fill, press, pressEnter } from './press.ts';
import { DELETION_PENDING } from './screens/deletion-pending.ts';
import { LED_BACK } from './seen-window.ts';
import { passwordInput, type Sight, submitOf, usernameInput, wordsOf } from './sight.ts';
import { LOG_IN, PLEASE_WAIT, UNKNOWN_USER, WRONG_PASSWORD } from './wording.ts';

/** Then a person should look at the form. */
const ANSWER_MS = 60_000;

/** One turn on a form with a password: submits it once per kind of form, only after `beforePassword`. */
export async function submitPassword(visit: PageVisit, screen: ScreenName): Promise<Move> {
  const { memory, input } = visit.attempt;
  if (memory.accepted) return failed('throttled', LED_BACK);
  const refusal = memory.loginAnswer ?? refusalOnForm(visit.sight, memory.passwordPosts > 0);
  if (refusal) return failed(refusal, SAID[refusal]);
  if (memory.submittedOn.has(screen)) return awaitAnswer(visit);
  if (input.password === null) return failed('no_password');
  if (memory.passwordPosts >= MAX_PASSWORD_POSTS) return failed('submissions_used_up');
  if (!(await type(visit, input.password))) return LOOK;
  // last, so that a form that cannot be filled uses up no submission
  if (!(await visit.attempt.deadline.race(input.beforePassword()))) return failed('submissions_used_up');
  return send(visit, screen);
}

const SAID: Record<LoginRefusal, string> = {
  wrong_password: 'Instagram says that the password is wrong.',
  unknown_user: 'Instagram knows no account of that name.',
  throttled: 'Instagram asks to wait before the next sign-in.',
  captcha: 'Instagram wants a picture puzzle solved. A person must sign in once in a browser.',
  suspended: 'Instagram says that this account is disabled. Its owner can appeal in the app.',
  deletion_pending: DELETION_PENDING,
};

/** What the form says against the sign-in; null when nothing known. */
function refusalOnForm(sight: Sight, submitted: boolean): LoginRefusal | null {
  const words = wordsOf(sight);
  if (submitted && WRONG_PASSWORD.test(words)) return 'wrong_password';
  if (submitted && UNKNOWN_USER.test(words)) return 'unknown_user';
  return PLEASE_WAIT.test(words) ? 'throttled' : null;
}

/** The form is still there after the press: it works, or came back without a word. */
function awaitAnswer(visit: PageVisit): Move {
  const { memory } = visit.attempt;
  if (memory.submittedIn === visit.sight.document && visit.changed) return waiting(ANSWER_MS);
  return failed('unknown_screen', 'The sign-in form gave no answer to the password.');
}

async function type({ attempt, sight }: PageVisit, password: string): Promise<boolean> {
  const name = usernameInput(sight);
  if (name && !(await fill(attempt, name, attempt.input.username))) return false;
  return fill(attempt, passwordInput(sight), password);
}

/** From the press on the submission counts. */
async function send({ attempt, sight }: PageVisit, screen: ScreenName): Promise<Move> {
  const { memory } = attempt;
  memory.passwordPosts += 1;
  memory.submittedOn.add(screen);
  memory.submittedIn = sight.document;
  const sent = (await press(attempt, submitOf(sight, LOG_IN))) || (await pressEnter(attempt, passwordInput(sight)));
  if (sent) return waiting(ANSWER_MS);
  return failed('unknown_screen', 'The sign-in form could not be sent.');
}
