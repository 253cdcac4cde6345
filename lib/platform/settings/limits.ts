/** Numbers that the owner may set, read as `ctx.limits`. */
import { percent } from './formats.ts';
import { count, days, EVERYONE, hours, milliseconds, minutes, seconds, usual } from './kinds.ts';

export const LIMITS = {
  // docs/facts/sessions-and-pace.md#pace: 8-15 reads a minute are tolerated
  listIntervalMs: milliseconds(
    { name: 'LIST_INTERVAL_MS', goesTo: EVERYONE, default: 5_000, min: 0, max: 600_000, inSandbox: 250 },
    'Milliseconds between two list requests of one account, over all workers.',
  ),
  // docs/facts/refusals.md#dead-or-limited: a soft block clears after 5 minutes of silence
  restMs: seconds(
    { name: 'REST_SECONDS', goesTo: EVERYONE, default: 300, min: 1, max: 86_400, inSandbox: 15 },
    'Seconds that an account rests after a limit that named no date.',
  ),
  coolDownMs: seconds(
    { name: 'SIGN_OUT_COOLDOWN_SECONDS', goesTo: EVERYONE, default: 30, min: 0, max: 600, inSandbox: 2 },
    'Seconds that an account is left in peace when every page leads to the sign-in form, before a second look proves that it is signed out.',
  ),
  // docs/facts/sessions-and-pace.md#lifetime: the early end of what users report
  defaultLifetimeMs: days(
    { name: 'SESSION_DAYS', goesTo: EVERYONE, default: 14, min: 1, max: 365 },
    'Days after which a session is renewed while nothing is known yet about how long sessions last.',
  ),
  // docs/facts/reliability.md#renewing-credentials: this one and the next
  passwordPostsPerHour: count(
    { name: 'PASSWORD_POSTS_PER_HOUR', goesTo: EVERYONE, default: 2, min: 1, max: 100_000, inSandbox: 1_000 },
    'How often the password of one account is submitted in an hour at most.',
  ),
  passwordPostsPerDay: count(
    { name: 'PASSWORD_POSTS_PER_DAY', goesTo: EVERYONE, default: 5, min: 1, max: 100_000, inSandbox: 1_000 },
    'How often the password of one account is submitted in a day at most.',
  ),
  checksPerDay: count(
    { name: 'MAX_CHECKS_PER_DAY', goesTo: EVERYONE, default: 5, min: 1, max: 1_000, inSandbox: 1_000 },
    'Checks that one customer may ask for in a day.',
  ),
  shortfallPercent: usual(
    { name: 'SHORTFALL_PERCENT', goesTo: EVERYONE, default: 5 },
    'How many per cent a list may end short of its declared total and still count as whole.',
    percent(50),
  ),
  codeMs: minutes(
    { name: 'CODE_MINUTES', goesTo: EVERYONE, default: 10, min: 1, max: 60 },
    'Minutes that a person has to type a sign-in code.',
  ),
  parkedMs: hours(
    { name: 'PARKED_HOURS', goesTo: EVERYONE, default: 6, min: 1, max: 168 },
    'Hours that a check goes on without a new page, whatever keeps it, before it ends and its credit returns.',
  ),
};

/** In days; lib/privacy/retention.ts names everything that is kept. */
export const RETENTION_DAYS = {
  journalDays: count(
    { name: 'JOURNAL_DAYS', goesTo: EVERYONE, default: 30, min: 1, max: 365 },
    'Days that read lists are kept.',
  ),
};
