import type { Screen } from '../attempt.ts';
import { enterCode } from '../enter-code.ts';
import { codeInput } from '../sight.ts';

/** The second factor (docs/facts/sign-in.md#second-factor). Before the form, whose address the old page resembles. */
export const twoFactor: Screen = {
  name: 'two_factor',
  rung: 'second_factor',
  note: 'Enters the second factor.',
  matches: (sight) =>
    codeInput(sight) !== null &&
    (/two_factor|two_step_verification/.test(sight.path) || /^verificationcode$/i.test(codeInput(sight)?.name ?? '')),
  act: (turn) => enterCode(turn, 'app_code'),
};
