/** How long each table's rows are kept, and whom they name. A test compares it with the database. Pure. */
import type { Going, Kept, Span } from './model.ts';

const deleted = (after: Span, rows: string, words: string): Going => ({ does: 'delete', after, rows, words });

const WITH_CUSTOMER = 'as long as the customer';
const WITH_ACCOUNT = 'as long as the account: the service’s own, and no customer’s';

export const RETENTION: Readonly<Record<string, Kept>> = {
  // customers
  customers: {
    names: 'customers: Telegram id and names',
    goes: [
      {
        does: 'forget',
        after: { days: 365 },
        rows: 'left_at < $1',
        words: 'after the customer stopped the bot with nothing left to spend',
      },
    ],
    stays: 'they use the bot, or have credits to spend; /forget and the dashboard delete them at once',
    ofCustomer: 'goes',
  },
  referrals: { names: 'who invited whom', goes: [], stays: WITH_CUSTOMER, ofCustomer: 'goes' },
  opt_outs: {
    names: 'people who asked not to be read, by number alone',
    goes: [],
    stays: 'the wish holds until it is taken back',
  },

  opt_out_claims: {
    names: 'customers, and a profile that they say is theirs',
    goes: [deleted({ days: 7 }, 'asked_at < $1', 'after it was asked for')],
    ofCustomer: 'goes',
  },
  published_texts: { names: 'the owner who published a text', goes: [], stays: 'customers went on with them' },
  consents: { names: 'which texts a customer went on with', goes: [], stays: WITH_CUSTOMER, ofCustomer: 'goes' },

  // checks
  checks: {
    names: 'the profile that was checked; counts, no lists',
    goes: [deleted({ days: 365 }, 'finished_at < $1', 'after the check ended')],
    ofCustomer: 'goes',
  },
  check_pages: {
    names: 'everybody on the two lists',
    goes: [
      deleted('journalDays', 'check_id in (select id from checks where finished_at < $1)', 'after the check ended'),
    ],
    stays: 'the check goes on',
    ofCustomer: 'goes',
  },
  check_look_ups: {
    names: 'people who were looked up among the followers',
    goes: [
      deleted('journalDays', 'check_id in (select id from checks where finished_at < $1)', 'after the check ended'),
    ],
    stays: 'the check goes on',
    ofCustomer: 'goes',
  },
  check_results: {
    names: 'everybody on the two lists, by number alone',
    goes: [
      deleted('journalDays', 'check_id in (select id from checks where finished_at < $1)', 'after the check ended'),
    ],
    stays: 'the check goes on',
    ofCustomer: 'goes',
  },
  check_comparisons: {
    names: 'nobody; how many people changed',
    goes: [],
    stays: 'as long as the check',
    ofCustomer: 'goes',
  },
  check_changes: {
    names: 'people who came to a list, left it, or took another name',
    goes: [
      deleted('journalDays', 'check_id in (select id from checks where finished_at < $1)', 'after the check ended'),
    ],
    stays: 'the check goes on',
    ofCustomer: 'goes',
  },
  check_moves: {
    names: 'nobody; what happened to a check',
    goes: [],
    stays: 'as long as the check',
    ofCustomer: 'goes',
  },
  profile_look_ups: {
    names: 'profiles that somebody asked about',
    goes: [deleted({ hours: 1 }, 'asked_at < $1', 'after the question')],
    ofCustomer: 'goes',
  },
  watches: { names: 'profiles that are checked regularly', goes: [], stays: WITH_CUSTOMER, ofCustomer: 'goes' },
  keep_list: { names: 'people whom a customer follows on purpose', goes: [], stays: WITH_CUSTOMER, ofCustomer: 'goes' },

  // archives
  archives: {
    names: 'whose export it is, if it says so; counts, no lists',
    goes: [deleted({ days: 365 }, 'sent_at < $1', 'after it was sent')],
    ofCustomer: 'goes',
  },
  archive_people: {
    names: 'everybody on the two lists of an export',
    goes: [deleted('journalDays', 'archive_id in (select id from archives where sent_at < $1)', 'after it was sent')],
    ofCustomer: 'goes',
  },
  // sessions and sign-ins
  accounts: { names: 'the service’s own Instagram accounts', goes: [], stays: 'until they are removed' },
  account_moves: { names: 'nobody; what happened to an account', goes: [], stays: WITH_ACCOUNT },
  account_budgets: { names: 'nobody', goes: [], stays: WITH_ACCOUNT },
  account_exposure: {
    names: 'nobody; how many people an account was shown in an hour',
    goes: [deleted('journalDays', 'hour < $1', 'after the hour')],
  },
  account_leases: {
    names: 'nobody',
    goes: [deleted({ hours: 24 }, 'until < $1', 'after the request that it was for')],
    ofCustomer: 'goes',
  },
  account_sights: {
    names: 'private profiles that an account may see, by number',
    goes: [deleted('journalDays', 'seen_at < $1', 'after the last look')],
  },
  generations: { names: 'the accounts’ own sessions, sealed', goes: [], stays: 'lifetimes are learned from them' },
  refresh_attempts: {
    names: 'the operator who asked for a sign-in',
    goes: [deleted({ days: 180 }, 'ended_at < $1', 'after the sign-in ended')],
    stays: 'the sign-in goes on',
  },
  attempt_steps: {
    names: 'what a sign-in page showed: its outline, a masked picture',
    goes: [
      {
        does: 'wipe',
        after: { days: 7 },
        rows: 'at < $1',
        columns: ['sealed_picture'],
        words: 'after the step: its picture',
      },
      {
        does: 'wipe',
        after: { days: 30 },
        rows: 'at < $1',
        columns: ['outline'],
        words: 'after the step: its outline',
      },
    ],
    stays: 'as long as the sign-in',
  },
  challenges: {
    names: 'the operator who answered; the code itself is wiped once it was used',
    goes: [
      {
        does: 'wipe',
        after: { days: 7 },
        rows: 'asked_at < $1',
        columns: ['sealed_picture', 'sealed_answer'],
        words: 'after the question: what the browser showed',
      },
      {
        does: 'wipe',
        after: { days: 90 },
        rows: 'asked_at < $1',
        columns: ['answered_by'],
        words: 'after the question: who answered',
      },
    ],
    stays: 'as long as the sign-in',
  },

  // billing
  ledger_entries: {
    names: 'customers, until they are deleted',
    goes: [],
    stays: 'the law wants the sums; without a name once the customer is deleted',
    ofCustomer: 'nameless',
    ownWords: ['by'],
  },
  payments: {
    names: 'customers, until they are deleted',
    goes: [
      deleted(
        { days: 30 },
        `status = 'pending' and method <> 'robokassa' and created_at < $1`,
        'after it was asked for, when it was never paid',
      ),
      deleted(
        { days: 180 },
        `status = 'pending' and method = 'robokassa' and created_at < $1`,
        'after it was asked for by card, when nobody told that it was paid',
      ),
    ],
    stays: 'the law wants the sums; without a name once the customer is deleted',
    ofCustomer: 'nameless',
    ownWords: ['external_id', 'currency'],
  },
  payment_events: {
    names: 'nobody, once the customer is deleted',
    goes: [],
    stays: 'as long as the payment',
    ofCustomer: 'nameless',
    ownWords: ['event'],
  },
  tariffs: { names: 'nobody', goes: [], stays: 'payments name them' },
  promo_codes: { names: 'nobody', goes: [], stays: 'payments name them' },

  // notices
  notices: {
    names: 'the chat and the account or profile that a message was about',
    goes: [
      deleted(
        { days: 90 },
        `owed_at < $1 and (status = 'owed' or next_try_at > clock_timestamp() + interval '1 year')
         and (check_id is null or check_id in (select id from checks where finished_at is not null))`,
        'after it was owed, when nothing is left to add to it',
      ),
    ],
    stays: 'its check, its question or its incident is not over',
    ofCustomer: 'goes',
  },
  chat_edits: { names: 'a chat that messages were edited in', goes: [], stays: WITH_CUSTOMER, ofCustomer: 'goes' },

  broadcasts: { names: 'nobody; what was told to many', goes: [], stays: 'the audit log names them' },

  // operators
  operators: { names: 'the people who run the service', goes: [], stays: 'the audit log names them' },
  operator_sessions: {
    names: 'operators: network address and browser',
    goes: [deleted({ days: 90 }, 'seen_at < $1', 'after the last use')],
  },
  second_factors: {
    names: 'operators: the name that they gave a passkey; seeds are sealed',
    goes: [],
    stays: 'until they are removed, or their person is',
  },
  recovery_codes: { names: 'nobody: hashes', goes: [], stays: 'until new ones are made' },
  pending_sign_ins: {
    names: 'who typed a right password and still owes the second factor',
    goes: [deleted({ hours: 24 }, 'expires_at < $1', 'after its five minutes')],
  },
  passkey_challenges: {
    names: 'nobody: what a passkey is asked to sign',
    goes: [deleted({ hours: 24 }, 'expires_at < $1', 'after its five minutes')],
  },
  operator_devices: {
    names: 'browsers that operators signed in with: a hash',
    goes: [deleted({ days: 180 }, 'seen_at < $1', 'after the last sign-in, when it is no longer known')],
  },
  rate_counts: {
    names: 'network addresses and ids of tokens, counted',
    goes: [deleted({ hours: 24 }, 'since < $1', 'after they were begun')],
  },
  sign_in_throttles: {
    names: 'nobody: keys are hashes',
    goes: [deleted({ hours: 24 }, 'updated_at < $1 and blocked_until < $1', 'after the last try')],
  },
  api_tokens: {
    names: 'the operator who made it',
    goes: [deleted({ days: 365 }, 'revoked_at < $1 or expires_at < $1', 'after it ended')],
    stays: 'it is in use',
  },
  audit_entries: {
    names: 'who did what: operators, and customers by number until they are deleted',
    goes: [
      { does: 'fold', after: { days: 90 }, rows: 'at < $1', words: 'e-mails and addresses in it are shortened' },
      { does: 'drop', after: { days: 1_095 }, rows: 'at < $1', words: 'after the action' },
    ],
    ofCustomer: 'nameless',
    ownWords: ['deed'],
  },

  // backups
  backups: { names: 'nobody; which backups were written', goes: [], stays: 'whoever restores looks there' },

  // platform
  settings: { names: 'nobody; the operator who changed a limit last', goes: [], stays: 'the installation needs them' },
  workers: {
    names: 'nobody; the machine a program ran on',
    goes: [deleted({ days: 30 }, 'seen_at < $1', 'after its last sign of life')],
  },
};
