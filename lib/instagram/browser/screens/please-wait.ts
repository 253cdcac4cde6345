import { failed, type Screen } from '../attempt.ts';
import { wordsOf } from '../sight.ts';
import { PLEASE_WAIT } from '../wording.ts';

/** A page that says to come back later (docs/facts/refusals.md#e1, #e8). */
export const pleaseWait: Screen = {
  name: 'please_wait',
  rung: null,
  note: 'Stops: Instagram asks to wait.',
  matches: (sight) => sight.inputs.length === 0 && sight.signedIn.length === 0 && PLEASE_WAIT.test(wordsOf(sight)),
  act: async () => failed('throttled', 'Instagram asks to wait a few minutes.'),
};
