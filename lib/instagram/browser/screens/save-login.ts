import { failed, PRESSED, type Screen } from '../attempt.ts';
import { press } from '../press.ts';
import { controlOf } from '../sight.ts';
import { NOT_NOW, SAVE_INFO, SAVE_QUESTION } from '../wording.ts';

/** "Save your login info?" (docs/facts/sign-in.md#pages): yes, so that the profile is remembered. */
export const saveLogin: Screen = {
  name: 'save_login',
  rung: null,
  note: 'Lets the site remember this profile.',
  matches: (sight) =>
    (/^\/accounts\/onetap\b/.test(sight.path) || SAVE_QUESTION.test(sight.text)) &&
    (controlOf(sight, SAVE_INFO) ?? controlOf(sight, NOT_NOW)) !== null,
  async act({ attempt, sight }) {
    const pressed =
      (await press(attempt, controlOf(sight, SAVE_INFO))) || (await press(attempt, controlOf(sight, NOT_NOW)));
    return pressed ? PRESSED : failed('unknown_screen', 'The question about saving the sign-in cannot be answered.');
  },
};
