/**
 * Every attack that is known, in the order of the checklist. The tests, the table in docs/security.md and what `npm run attack` prints
 * are made from it.
 */
import type { Attack } from './attack.ts';
import { ACCESS } from './attacks/access.ts';
import { BESIDE } from './attacks/beside.ts';
import { BROWSER } from './attacks/browser.ts';
import { EDGE } from './attacks/edge.ts';
import { SECRETS } from './attacks/secrets.ts';
import { SESSIONS } from './attacks/sessions.ts';
import { TOKENS } from './attacks/tokens.ts';

export const ATTACKS: readonly Attack[] = [
  ...ACCESS,
  ...SESSIONS,
  ...BROWSER,
  ...EDGE,
  ...TOKENS,
  ...SECRETS,
  ...BESIDE,
];
