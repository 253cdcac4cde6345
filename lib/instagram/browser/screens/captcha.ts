import { failed, type Screen } from '../attempt.ts';
import { codeInput, passwordInput } from '../sight.ts';

/** A picture puzzle (docs/facts/sign-in.md#checkpoints): for a person, never for the machine. */
export const captcha: Screen = {
  name: 'captcha',
  rung: 'challenge',
  note: 'Stops: puzzles are not solved by the machine.',
  matches: (sight) =>
    /\/recaptcha\b/.test(sight.path) ||
    (sight.frames.some((frame) => /recaptcha|hcaptcha|arkose|funcaptcha/i.test(frame)) &&
      !passwordInput(sight) &&
      !codeInput(sight)),
  act: async () => failed('captcha', 'Instagram shows a picture puzzle. A person must sign in once in a browser.'),
};
