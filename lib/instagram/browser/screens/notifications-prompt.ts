import { failed, PRESSED, type Screen } from '../attempt.ts';
import { press } from '../press.ts';
import { controlOf, wordsOf } from '../sight.ts';
import { NOT_NOW, NOTIFICATIONS, TURN_ON } from '../wording.ts';

/** "Turn on notifications" over the home page (docs/facts/sign-in.md#pages). */
export const notificationsPrompt: Screen = {
  name: 'notifications_prompt',
  rung: null,
  note: 'Declines notifications.',
  matches: (sight) =>
    controlOf(sight, TURN_ON) !== null && controlOf(sight, NOT_NOW) !== null && NOTIFICATIONS.test(wordsOf(sight)),
  async act({ attempt, sight }) {
    const pressed = await press(attempt, controlOf(sight, NOT_NOW));
    return pressed ? PRESSED : failed('unknown_screen', 'The question about notifications cannot be closed.');
  },
};
