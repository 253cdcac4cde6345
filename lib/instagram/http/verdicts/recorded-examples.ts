import type { Example } from './example.ts';
import { BODY_EXAMPLES } from './examples/bodies.ts';
import { LIMIT_EXAMPLES } from './examples/limits.ts';
import { LIST_EXAMPLES } from './examples/lists.ts';
import { PERSON_EXAMPLES } from './examples/person-needed.ts';
import { SESSION_EXAMPLES } from './examples/session.ts';
import { TARGET_EXAMPLES } from './examples/targets.ts';
import { UNRECOGNISED_EXAMPLES } from './examples/unrecognised.ts';

/** All recorded answers: at least one for each row of the verdict table. */
export const RECORDED_EXAMPLES: readonly Example[] = [
  ...SESSION_EXAMPLES,
  ...PERSON_EXAMPLES,
  ...LIMIT_EXAMPLES,
  ...TARGET_EXAMPLES,
  ...BODY_EXAMPLES,
  ...LIST_EXAMPLES,
  ...UNRECOGNISED_EXAMPLES,
];
