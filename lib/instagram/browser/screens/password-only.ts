import { PRESSED, type Screen } from '../attempt.ts';
import { press } from '../press.ts';
import { controlOf, namesProfile, passwordInput, usernameInput, wordsOf } from '../sight.ts';
import { submitPassword } from '../submit-password.ts';
import { OTHER_PROFILE } from '../wording.ts';

/** The remembered profile asks for its password only (docs/facts/sign-in.md#pages). */
export const passwordOnly: Screen = {
  name: 'password_only',
  rung: 'continue',
  note: 'Sends the password for the remembered profile.',
  matches: (sight) => passwordInput(sight) !== null && usernameInput(sight) === null,
  async act(turn) {
    const { attempt, sight } = turn;
    const isOurs = namesProfile(wordsOf(sight), attempt.input.username);
    if (!isOurs && (await press(attempt, controlOf(sight, OTHER_PROFILE)))) return PRESSED;
    return submitPassword(turn, 'password_only');
  },
};
