import { failed, type Screen } from '../attempt.ts';
import { SUSPENDED } from '../wording.ts';

/** The account is suspended (docs/facts/sign-in.md#checkpoints, docs/facts/refusals.md#e14). */
export const suspended: Screen = {
  name: 'suspended',
  rung: null,
  note: 'Stops: the account is suspended.',
  matches: (sight) =>
    /^\/accounts\/(suspended|disabled)\b/.test(sight.path) || sight.headings.some((heading) => SUSPENDED.test(heading)),
  act: async () => failed('suspended', 'Instagram has suspended this account. Its owner can appeal in the app.'),
};
