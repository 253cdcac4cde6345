import { failed, PRESSED, type Screen } from '../attempt.ts';
import { press } from '../press.ts';
import { codeInput, controlOf, passwordInput, wordsOf } from '../sight.ts';
import { NOT_NOW, TRUST, TRUST_DEVICE } from '../wording.ts';

/** "Trust this device?" after a second factor: yes, so that the next sign-in needs no code. */
export const trustDevice: Screen = {
  name: 'trust_device',
  rung: null,
  note: 'Trusts this browser.',
  matches: (sight) =>
    !codeInput(sight) &&
    !passwordInput(sight) &&
    TRUST_DEVICE.test(wordsOf(sight)) &&
    (controlOf(sight, TRUST) ?? controlOf(sight, NOT_NOW)) !== null,
  async act({ attempt, sight }) {
    const pressed =
      (await press(attempt, controlOf(sight, TRUST))) || (await press(attempt, controlOf(sight, NOT_NOW)));
    return pressed ? PRESSED : failed('unknown_screen', 'The question about trusting this browser cannot be answered.');
  },
};
