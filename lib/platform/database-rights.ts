/**
 * What each program may do in the database; everything else is forbidden. PostgreSQL's letters: r select, a insert
 * ("append"), w update, d delete. Nobody truncates. Audit log and ledger only grow, but for `SECURED_FUNCTIONS`.
 */

/** One role per program; `backup` only reads. Whoever migrates owns the tables. */
export const DATABASE_ROLES = ['web', 'worker', 'bot', 'backup'] as const;
export type DatabaseRole = (typeof DATABASE_ROLES)[number];

export type WorkingRole = Exclude<DatabaseRole, 'backup'>;
export type Rights = Partial<Record<WorkingRole, string>>;

export const TABLE_RIGHTS: Readonly<Record<string, Rights>> = {
  // checks
  checks: { web: 'raw', worker: 'rawd', bot: 'raw' },
  check_moves: { web: 'ra', worker: 'ra', bot: 'ra' },
  check_pages: { web: 'rd', worker: 'rad', bot: 'rd' },
  check_results: { web: 'rd', worker: 'rad', bot: 'rd' },
  check_look_ups: { web: 'rd', worker: 'rad', bot: 'rd' },
  check_comparisons: { web: 'r', worker: 'rad', bot: 'r' },
  check_changes: { web: 'rd', worker: 'rad', bot: 'rd' },
  profile_look_ups: { web: 'raw', worker: 'rawd', bot: 'raw' },
  account_sights: { web: 'r', worker: 'rawd', bot: 'r' },
  watches: { web: 'r', worker: 'rwd', bot: 'rawd' },
  keep_list: { web: 'r', worker: 'r', bot: 'rawd' },
  // archives
  archives: { web: 'r', worker: 'rd', bot: 'rad' },
  archive_people: { worker: 'rd', bot: 'rad' },
  // refresh
  refresh_attempts: { web: 'raw', worker: 'rawd', bot: 'raw' },
  attempt_steps: { web: 'r', worker: 'raw', bot: 'r' },
  challenges: { web: 'raw', worker: 'raw', bot: 'raw' },
  // sessions
  accounts: { web: 'raw', worker: 'raw', bot: 'raw' },
  account_moves: { web: 'ra', worker: 'ra', bot: 'ra' },
  account_budgets: { web: 'raw', worker: 'raw', bot: 'r' },
  account_leases: { web: 'r', worker: 'rawd', bot: 'r' },
  account_exposure: { web: 'r', worker: 'rawd', bot: 'r' },
  generations: { web: 'raw', worker: 'raw', bot: 'raw' },
  // billing
  ledger_entries: { web: 'ra', worker: 'ra', bot: 'ra' },
  tariffs: { web: 'raw', worker: 'r', bot: 'r' },
  payments: { web: 'rw', worker: 'rawd', bot: 'raw' },
  payment_events: { web: 'ra', worker: 'ra', bot: 'ra' },
  promo_codes: { web: 'raw', worker: 'rw', bot: 'rw' },
  // notices
  notices: { web: 'rawd', worker: 'rawd', bot: 'rawd' },
  chat_edits: { worker: 'raw' },
  broadcasts: { web: 'raw', worker: 'rw', bot: 'raw' },
  // customers
  customers: { web: 'raw', worker: 'raw', bot: 'raw' },
  referrals: { web: 'raw', bot: 'raw' },
  opt_outs: { web: 'rad', worker: 'ra', bot: 'r' },
  opt_out_claims: { web: 'r', worker: 'rwd', bot: 'raw' },
  published_texts: { web: 'ra', worker: 'r', bot: 'r' },
  consents: { web: 'ra', worker: 'r', bot: 'ra' },
  // operators
  operators: { web: 'raw', worker: 'r', bot: 'r' },
  operator_sessions: { web: 'raw', worker: 'rd' },
  operator_devices: { web: 'rawd', worker: 'rd' },
  rate_counts: { web: 'raw', worker: 'rd' },
  sign_in_throttles: { web: 'rawd', worker: 'rd' },
  second_factors: { web: 'rawd', worker: 'r' },
  recovery_codes: { web: 'rawd' },
  pending_sign_ins: { web: 'raw', worker: 'rd' },
  passkey_challenges: { web: 'rawd', worker: 'rd' },
  api_tokens: { web: 'raw', worker: 'rd' },
  audit_entries: { web: 'ra', worker: 'ra', bot: 'ra' },
  // platform
  settings: { web: 'raw', worker: 'raw', bot: 'raw' },
  workers: { web: 'r', worker: 'rawd', bot: 'r' },
  // backups
  backups: { web: 'r', worker: 'raw' },
  // the migrations' own
  _prisma_migrations: {},
};

/** Besides whole tables: the worker rewraps seeds, the bot ties a chat to its operator. */
export const COLUMN_RIGHTS: Readonly<Record<string, Partial<Record<WorkingRole, { update: readonly string[] }>>>> = {
  second_factors: { worker: { update: ['sealed_seed'] } },
  operators: {
    bot: { update: ['telegram_id', 'link_code_hash', 'link_code_until', 'updated_at'] },
  },
};

/** On every table of the queue's schema, which only a deploy changes. */
export const QUEUE_RIGHTS: Readonly<Record<WorkingRole, string>> = { web: 'raw', worker: 'rawd', bot: 'raw' };

/** Each program adds itself and removes those that are gone. */
export const QUEUE_INSTANCES = { table: 'instance', letters: 'rawd' } as const;

export const APPEND_ONLY = ['audit_entries', 'ledger_entries'] as const;

/** With the rights of whoever migrates; each bounds what it does. */
export const SECURED_FUNCTIONS: Readonly<Record<string, readonly WorkingRole[]>> = {
  'delete_old_audit_entries(timestamptz)': ['worker'],
  'fold_audit_entries(timestamptz, integer)': ['worker'],
  // a customer asks the bot, an owner the dashboard, the calendar the worker
  'forget_customer(bigint, text)': ['web', 'worker', 'bot'],
};

export const VERBS = { r: 'SELECT', a: 'INSERT', w: 'UPDATE', d: 'DELETE' } as const;

/** A role's name. Two databases of one server have different roles. */
export function roleName(database: string, role: DatabaseRole): string {
  return `${database.slice(0, 48)}_${role}`;
}
