import { failed, type Screen } from '../attempt.ts';
import { wordsOf } from '../sight.ts';
import { DELETION } from '../wording.ts';

export const DELETION_PENDING =
  'The account waits for its deletion. To go on would cancel it, and that is its owner’s decision.';

/** "Your account is scheduled for deletion" (docs/facts/sign-in.md#graphql). Only a person may press "keep". */
export const deletionPending: Screen = {
  name: 'deletion_pending',
  rung: 'challenge',
  note: 'Stops: only the owner may cancel a deletion.',
  matches: (sight) => sight.signedIn.length === 0 && DELETION.test(wordsOf(sight)),
  act: async () => failed('deletion_pending', DELETION_PENDING),
};
