import { failed, PRESSED, type Screen } from '../attempt.ts';
import { press } from '../press.ts';
import { controlOf } from '../sight.ts';
import { ALLOW_COOKIES, DECLINE_COOKIES } from '../wording.ts';

/** The European cookie banner (docs/facts/sign-in.md#pages). It covers everything else, so it is first. */
export const cookieBanner: Screen = {
  name: 'cookie_banner',
  rung: null,
  note: 'Declines the optional cookies.',
  matches: (sight) => controlOf(sight, ALLOW_COOKIES) !== null && controlOf(sight, DECLINE_COOKIES) !== null,
  async act({ attempt, sight }) {
    const pressed =
      (await press(attempt, controlOf(sight, DECLINE_COOKIES))) ||
      (await press(attempt, controlOf(sight, ALLOW_COOKIES)));
    return pressed ? PRESSED : failed('unknown_screen', 'The cookie banner cannot be closed.');
  },
};
