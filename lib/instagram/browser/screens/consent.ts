import { failed, type Screen } from '../attempt.ts';

/** Terms or privacy choices (docs/facts/refusals.md#e16). Agreeing is the owner's decision: the driver stops. */
export const consent: Screen = {
  name: 'consent',
  rung: 'challenge',
  note: 'Stops: the owner must read and decide.',
  matches: (sight) => /^\/(consent|privacy\/consent|terms\/(unblock|accept))\b/.test(sight.path),
  act: async () =>
    failed(
      'challenge_unsupported',
      'Instagram asks the owner to agree to something. A person must sign in once in a browser.',
    ),
};
