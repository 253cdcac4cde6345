/** The rooms and what each owns; linter and checks follow from it. After a change: `npm run rooms`. */

/** From the top: a room imports from floors below. */
export const FLOORS = [
  'around',
  'edges',
  'parts',
  'whole',
  'readings',
  'stories',
  'means',
  'grounds',
  'floor',
] as const;

export type Room = {
  floor: (typeof FLOORS)[number];
  /** Only it writes them; only it and `lib/views` read them. */
  tables?: readonly string[];
  /** Files beside its stores that hold queries, and why. */
  statements?: { files: readonly string[]; because: string };
  /** Why it uses every room's tables. */
  everyTable?: string;
  /** Why it names every room's types. */
  everyType?: string;
  /** Files that rooms beside and below may import: words and questions. */
  words?: readonly string[];
  /** The only rooms it may import. */
  only?: { rooms: readonly string[]; because: string };
};

const SANDBOX = { rooms: [], because: 'The sandbox is the outside world: it does not know the product.' };
const BACKUPS = {
  rooms: ['lib/context.ts', 'lib/platform', 'lib/vault', 'lib/outbox'],
  because: 'Backups know tables, not what they mean: they need the floor, the vault and the outbox alone.',
};

const ONE_STATEMENT = {
  files: [
    ...['budget.ts', 'near-place.ts', 'lease.ts', 'read-lease.ts', 'pause-reads.ts', 'probe-claim.ts'],
    ...['pool.ts', 'unused-sessions.ts', 'names.ts', 'read-exposure.ts'],
  ],
  because:
    'What they offer is one statement each, with its guarantee inside: a store behind it would only repeat its name.',
};

export const ROOMS: Readonly<Record<string, Room>> = {
  tests: { floor: 'around' },
  testing: { floor: 'around' },
  measure: { floor: 'around' },
  scripts: { floor: 'around' },
  sandbox: { floor: 'around', only: SANDBOX },
  app: { floor: 'edges' },
  bot: { floor: 'edges' },
  jobs: { floor: 'edges' },
  components: { floor: 'parts' },
  'lib/wiring': { floor: 'parts' },
  'lib/contract': { floor: 'whole' },
  'lib/upkeep': { floor: 'whole' },
  'lib/views': { floor: 'readings', everyTable: 'a SELECT that joins rooms stands here' },
  'lib/privacy': { floor: 'whole', everyTable: 'who is forgotten is forgotten in every room' },
  'lib/messages': { floor: 'whole' },
  'lib/broadcasts': { floor: 'whole', tables: ['broadcasts'], words: ['schema.ts', 'view.ts'] },
  'lib/reminders': { floor: 'whole' },
  'lib/backups': { floor: 'stories', tables: ['backups'], everyTable: 'it copies whatever there is', only: BACKUPS },
  'lib/checks': {
    floor: 'stories',
    tables: [
      ...[
        'checks',
        'check_moves',
        'check_pages',
        'check_results',
        'check_look_ups',
        'profile_look_ups',
        'account_sights',
      ],
      ...['watches', 'keep_list', 'check_comparisons', 'check_changes'],
    ],
  },
  'lib/archives': { floor: 'stories', tables: ['archives', 'archive_people'] },
  'lib/refresh': {
    floor: 'stories',
    tables: ['refresh_attempts', 'attempt_steps', 'challenges'],
    words: ['attempts-of.ts'],
  },
  'lib/payments': { floor: 'stories', tables: ['tariffs', 'payments', 'payment_events', 'promo_codes'] },
  'lib/billing': { floor: 'means', tables: ['ledger_entries'] },
  'lib/outbox': { floor: 'means', tables: ['notices', 'chat_edits'] },
  'lib/sessions': {
    floor: 'means',
    tables: ['accounts', 'account_moves', 'account_budgets', 'account_leases', 'account_exposure', 'generations'],
    statements: ONE_STATEMENT,
  },
  'lib/instagram': {
    floor: 'means',
    words: [
      ...['model.ts', 'identity.ts', 'schema.ts', 'numeric-id.ts', 'user-name.ts'],
      ...['plain-words.ts', 'profile-link.ts', 'names-in-text.ts'],
    ],
  },
  'lib/instagram/http': { floor: 'means' },
  'lib/instagram/browser': { floor: 'means' },
  'lib/instagram/archive': { floor: 'means' },
  'lib/customers': {
    floor: 'grounds',
    tables: ['customers', 'referrals', 'opt_outs', 'opt_out_claims', 'published_texts', 'consents'],
  },
  'lib/operators': {
    floor: 'grounds',
    tables: [
      ...['operators', 'operator_sessions', 'operator_devices', 'second_factors', 'recovery_codes', 'pending_sign_ins'],
      ...['passkey_challenges', 'sign_in_throttles', 'rate_counts', 'api_tokens', 'audit_entries'],
    ],
    words: ['rights.ts', 'audit.ts'],
  },
  'lib/settings': { floor: 'grounds' },
  'lib/vault': { floor: 'grounds', words: ['sealed-columns.ts', 'redaction.ts'] },
  'lib/context.ts': { floor: 'floor', everyType: 'it lends what every room has; each takes its `Pick`' },
  'lib/platform': { floor: 'floor', tables: ['settings', 'workers'] },
};

/** Libraries, their only importers, and what others are told. */
export const LIBRARIES: readonly { names: readonly string[]; owners: readonly string[]; message: string }[] = [
  {
    names: ['next', 'next/**', 'react', 'react-dom', 'next-auth', 'next-auth/**'],
    owners: ['app', 'components'],
    message: 'lib knows no edge: pass what you need as a parameter, or move this file to the edge that uses it.',
  },
  {
    names: ['#/prisma/**', '@prisma/**', 'pg', 'pg-boss'],
    owners: ['lib/platform'],
    message: "Prisma and pg-boss belong to lib/platform: use Db, Tx and Queue from there, in your room's store.ts.",
  },
  {
    names: ['playwright', 'playwright/**'],
    owners: ['lib/instagram/browser'],
    message: 'Playwright belongs to lib/instagram/browser: ask through ctx.browser.',
  },
  {
    names: ['ky'],
    owners: ['lib/instagram/http'],
    message: 'ky belongs to lib/instagram/http: ask through ctx.instagram.',
  },
  {
    names: ['grammy', 'grammy/**', '@grammyjs/**'],
    owners: ['bot', 'lib/outbox/telegram', 'lib/payments/stars'],
    message: 'grammY belongs to bot/, to lib/outbox/telegram and to lib/payments/stars.',
  },
  {
    names: ['use-intl', 'use-intl/**'],
    owners: ['lib/platform'],
    message: 'use-intl belongs to lib/platform/texts.ts: say a text of your locales folder through it.',
  },
  {
    names: ['@fluent/**'],
    owners: ['lib/platform'],
    message: 'Fluent belongs to lib/platform/phrasebook.ts: open a phrasebook of your locales folder with it.',
  },
  {
    names: ['yauzl'],
    owners: ['lib/instagram/archive'],
    message: 'yauzl belongs to lib/instagram/archive: open a ZIP that came from somebody through openZip there.',
  },
  { names: ['nodemailer'], owners: ['lib/outbox/email'], message: 'nodemailer belongs to lib/outbox/email.' },
];
