import type { Screen } from '../attempt.ts';
import { enterCode } from '../enter-code.ts';
import { codeInput } from '../sight.ts';

/** A code by mail or text (docs/facts/sign-in.md#checkpoints); also the legacy `/challenge/`. */
export const codeEntry: Screen = {
  name: 'code_entry',
  rung: 'challenge',
  note: 'Enters the code that Instagram sent.',
  matches(sight) {
    const field = codeInput(sight);
    if (!field) return false;
    return (
      /^\/(auth_platform|challenge)\b/.test(sight.path) || field.autocomplete === 'one-time-code' || field.name !== ''
    );
  },
  act: (turn) => enterCode(turn, 'email_code'),
};
