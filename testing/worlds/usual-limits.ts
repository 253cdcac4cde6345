import { readEnv } from '#/lib/platform/env.ts';
import { type Limits, limitsOf } from '#/lib/platform/settings.ts';
import { bareEnvironment } from '../processes/bare-environment.ts';

/** The limits of an installation that sets none. */
export const USUAL_LIMITS: Limits = limitsOf(
  readEnv('tool', bareEnvironment({ DATABASE_URL: 'postgresql://nobody@127.0.0.1/nothing', VAULT_PUBLIC_KEY: 'none' })),
);

const ENDLESS = 1_000_000_000;

/** An account may be shown whom it likes. */
export const NO_NAMES_LIMITS = {
  ...{ entriesPerHour: ENDLESS, entriesPerDay: ENDLESS, lookUpsPerHour: ENDLESS, lookUpsPerDay: ENDLESS },
} satisfies Partial<Limits>;
