import { type Attack, inside, outside } from '../attack.ts';
import { guessingIsSlowed } from '../outside/guessing.ts';
import {
  brokenTokensAreRefused,
  cookiesAreOutOfReach,
  newPasswordsEndOtherSessions,
  refusedSignOutsEndNothing,
  signedOutCookiesAreDead,
  signingInBeginsAnew,
} from '../outside/sessions.ts';

/** B: sessions, second factors and guessing. */
export const SESSIONS: readonly Attack[] = [
  {
    id: 'B11',
    tried: 'a session that was known before somebody signed in',
    held: 'each sign-in begins a new one and ends the one before',
    proof: outside(signingInBeginsAnew),
  },
  {
    id: 'B12',
    tried: 'a copy of the cookie after signing out, and a sign-out that only looks like one',
    held: 'sessions are rows and end in the database; the cookie goes after that',
    proof: outside(signedOutCookiesAreDead, refusedSignOutsEndNothing),
  },
  {
    id: 'B13',
    tried: 'a stolen session after a new password, or after its person was kept out',
    held: 'both end every other session by the next request',
    proof: outside(newPasswordsEndOtherSessions),
  },
  {
    id: 'B14',
    tried: 'a session that nobody used for half an hour, or that is half a day old',
    held: 'the database ends both; pages that poll by themselves do not count as use',
    proof: inside(
      'lib/operators/operators.db.test.ts',
      'has a session only as long as it is used, and never longer than half a day',
    ),
  },
  {
    id: 'B15',
    tried: 'the cookie, from a script, from another site, changed in one place',
    held: '`HttpOnly`, `SameSite=Lax`, sealed, bound to the host over https, gone after half a day',
    proof: outside(cookiesAreOutOfReach),
  },
  {
    id: 'B16',
    tried: 'a code of the second factor used twice',
    held: 'a step of time is used up with its first code, and all steps before it',
    proof: inside(
      'lib/operators/factors/two-steps.db.test.ts',
      'is good once: not again, not in another sign-in, not for two at once',
    ),
  },
  {
    id: 'B17',
    tried: 'a deep link after the password, before the second factor',
    held: 'the password begins a sign-in of one browser; a session comes with the factor',
    proof: inside(
      'tests/e2e/security-factor.desktop.spec.ts',
      'the password alone opens nothing, wherever one goes with what it gave',
    ),
  },
  {
    id: 'B18',
    tried: 'guessing a password until it fits or its person is locked out',
    held: 'slowed by address and by e-mail; a browser that signed in before stays in',
    slows: true,
    proof: outside(guessingIsSlowed),
  },
  {
    id: 'B19',
    tried: 'lasting power from a stolen session: tokens, roles, credentials, sessions handed in',
    held: 'each such action asks who one is, ten minutes after the last proof at most; owners are told',
    proof: inside(
      'tests/e2e/security-factor.desktop.spec.ts',
      'a stolen session does nothing that lasts: each such action asks who one is, and changes nothing',
    ),
  },
  {
    id: 'B20',
    tried: 'a token that no parser likes',
    held: 'refused as any other that is none',
    proof: outside(brokenTokensAreRefused),
  },
];
