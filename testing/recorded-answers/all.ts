import { BODY_EXAMPLES } from './bodies.ts';
import type { Example } from './example.ts';
import { LIMIT_EXAMPLES } from './limits.ts';
import { LIST_EXAMPLES } from './lists.ts';
import { LOOK_UP_EXAMPLES } from './look-ups.ts';
import { PERSON_EXAMPLES } from './person-needed.ts';
import { SESSION_EXAMPLES } from './session.ts';
import { TARGET_EXAMPLES } from './targets.ts';
import { UNRECOGNISED_EXAMPLES } from './unrecognised.ts';

/** All recorded answers: at least one for each row of the verdict table. */
export const RECORDED_EXAMPLES: readonly Example[] = [
  ...SESSION_EXAMPLES,
  ...PERSON_EXAMPLES,
  ...LIMIT_EXAMPLES,
  ...TARGET_EXAMPLES,
  ...BODY_EXAMPLES,
  ...LIST_EXAMPLES,
  ...LOOK_UP_EXAMPLES,
  ...UNRECOGNISED_EXAMPLES,
];
