import type { Screen } from '../attempt.ts';
import { passwordInput, usernameInput } from '../sight.ts';
import { submitPassword } from '../submit-password.ts';

/** The sign-in form in both variants: `username` and `password`, `email` and `pass` (docs/facts/sign-in.md#pages). */
export const signInForm: Screen = {
  name: 'sign_in_form',
  rung: 'sign_in',
  note: 'Signs in with user name and password.',
  matches: (sight) => passwordInput(sight) !== null && usernameInput(sight) !== null,
  act: (turn) => submitPassword(turn, 'sign_in_form'),
};
