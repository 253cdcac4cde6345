import type { Screen } from '../attempt.ts';
import { passwordInput, usernameInput } from '../sight.ts';
import { submitPassword } from '../submit-password.ts';

/** The remembered profile asks for its password only (facts 4.1). */
export const passwordOnly: Screen = {
  name: 'password_only',
  rung: 'continue',
  note: 'Sends the password for the remembered profile.',
  matches: (sight) => passwordInput(sight) !== null && usernameInput(sight) === null,
  act: (turn) => submitPassword(turn, 'password_only'),
};
