import { failed, PRESSED, type Screen } from '../attempt.ts';
import { press } from '../press.ts';
import { controlOf } from '../sight.ts';
import { AUTOMATED, DISMISS } from '../wording.ts';

const MOST_DISMISSED = 3;

/** "We suspect automated behaviour" (docs/facts/refusals.md#e15). The session lives on once a person dismisses it. */
export const warning: Screen = {
  name: 'warning',
  rung: 'challenge',
  note: 'Instagram warns about automated behaviour.',
  matches: (sight) =>
    /\/scraping_warning\b/.test(sight.path) || (AUTOMATED.test(sight.text) && controlOf(sight, DISMISS) !== null),
  async act({ attempt, sight }) {
    if (attempt.purpose !== 'dismiss_warning') return failed('warning', 'An operator has to dismiss the warning.');
    if (attempt.memory.warnings >= MOST_DISMISSED)
      return failed('warning', 'The warning came back each time it was dismissed.');
    attempt.memory.warnings += 1;
    const pressed = await press(attempt, controlOf(sight, DISMISS));
    return pressed ? PRESSED : failed('unknown_screen', 'The warning shows no button to dismiss it.');
  },
};
