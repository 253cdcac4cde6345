import type { Db } from '#/lib/platform/db.ts';

/** What pages and lists of a filled database are about. */
type Places = {
  /** Of the greatest journal, and of one as they usually are. */
  greatest: string;
  usual: string;
  running: string;
  parked: string;
  /** Nearly the last of a long list. */
  deepUser: string;
  oldCheck: string;
  account: string;
  attempt: string;
  oldAttempt: string;
  challenge: string;
  /** Who asked most often. */
  customer: string;
  oldCustomer: string;
  oldAudit: string;
};

/** Every page of the dashboard, far back and searched too, by what it is called here. */
export async function pagesOf(db: Db): Promise<Record<string, string>> {
  const at = await placesIn(db);
  return {
    overview: '/',
    accounts: '/accounts',
    account: `/accounts/${at.account}`,
    'account: refreshes': `/accounts/${at.account}?view=refreshes`,
    'account: history': `/accounts/${at.account}?view=moves`,
    refreshes: '/refreshes',
    'refreshes, far back': `/refreshes?after=${at.oldAttempt}`,
    refresh: `/refreshes/${at.attempt}`,
    checks: '/checks',
    'checks, far back': `/checks?after=${at.oldCheck}`,
    'checks that failed': '/checks?status=failed',
    'checks that wait': '/checks?status=parked',
    check: `/checks/${at.usual}`,
    'check that runs': `/checks/${at.running}`,
    'check that waits': `/checks/${at.parked}`,
    'check of the greatest': `/checks/${at.greatest}`,
    'check of the greatest, far back': `/checks/${at.greatest}?after=${at.deepUser}`,
    customers: '/customers',
    'customers, far back': `/customers?after=${at.oldCustomer}`,
    'customers, found': '/customers?search=customer.19',
    'customers, not found': '/customers?search=nobody.of.this.name',
    customer: `/customers/${at.customer}`,
    money: '/money',
    'money: payments by card': '/money?show=card',
    'money: days': '/money?view=days',
    'money: tariffs': '/money?view=tariffs',
    audit: '/audit',
    'audit, far back': `/audit?after=${at.oldAudit}`,
    'audit, searched': '/audit?actor=nobody',
    code: `/codes/${at.challenge}`,
    settings: '/settings',
    'settings: people': '/settings?view=people',
    'settings: limits': '/settings?view=limits',
    'settings: bot': '/settings?view=bot',
    'settings: broadcasts': '/settings?view=broadcasts',
    'settings: opt-outs': '/settings?view=opt-outs',
  };
}

/** Every list of the HTTP API, the longest page of each, far back and searched too. */
export async function listsOf(db: Db): Promise<Record<string, string>> {
  const at = await placesIn(db);
  const users = `/checks/${at.greatest}/users?limit=1000&list`;
  return {
    checks: '/checks?limit=500',
    'checks, far back': `/checks?limit=500&after=${at.oldCheck}`,
    'checks that failed': '/checks?limit=500&status=failed',
    'checks, found': '/checks?limit=100&search=customer.19',
    'checks, not found': '/checks?limit=100&search=nobody.of.this.name',
    'checks of a customer': `/checks?limit=500&customerId=${at.customer}`,
    'checks of a customer, by number': `/checks?limit=100&user_id=${at.customer}&offset=300`,
    'check and its result': `/check/${at.greatest}`,
    'story of a check': `/checks/${at.greatest}/story`,
    'not following back': `${users}=not_following_back`,
    mutual: `${users}=mutual`,
    followers: `${users}=followers`,
    'followers, far back': `${users}=followers&after=${at.deepUser}`,
    following: `${users}=following`,
    attempts: '/attempts?limit=200',
    'attempts, far back': `/attempts?limit=200&after=${at.oldAttempt}`,
    'attempts of an account': `/attempts?limit=200&accountId=${at.account}`,
    accounts: '/accounts',
    account: `/accounts/${at.account}`,
    challenges: '/challenges',
    customers: '/customers?limit=200',
    'customers, far back': `/customers?limit=200&after=${at.oldCustomer}`,
    'customers, found': '/customers?limit=200&search=customer.19',
    'customers, not found': '/customers?limit=200&search=nobody.of.this.name',
    ledger: `/customers/${at.customer}/ledger?limit=1000`,
    'opt-outs': '/opt-outs?limit=200',
    audit: '/audit?limit=500',
    'audit, far back': `/audit?limit=500&after=${at.oldAudit}`,
    'audit of a customer': '/audit?limit=500&subjectKind=customer&subjectId=nobody',
    operators: '/operators',
    tokens: '/tokens',
    queue: '/queue/status',
  };
}

async function placesIn(db: Db): Promise<Places> {
  const [places] = await db.$queryRaw<Places[]>`
    with journals as (select check_id, count(*) as pages from check_pages group by 1),
    greatest as (select check_id as id from journals order by pages desc limit 1)
    select greatest.id as greatest, (select check_id from journals order by pages, check_id limit 1) as usual,
           (select id from checks where status = 'running' order by requested_at desc limit 1) as running,
           (select id from checks where status = 'parked' and park_reason = 'session' order by requested_at desc limit 1) as parked,
           (select (max(last_id) - 1)::text from check_results r where r.check_id = greatest.id and part = 'followers') as "deepUser",
           (select id from checks order by requested_at, id offset 60 limit 1) as "oldCheck",
           (select account_id from refresh_attempts where open_for is not null limit 1) as account,
           (select id from refresh_attempts where status = 'succeeded' order by queued_at desc limit 1) as attempt,
           (select id from refresh_attempts order by queued_at, id offset 60 limit 1) as "oldAttempt",
           (select id from challenges where status = 'open' limit 1) as challenge,
           (select customer_id::text from checks group by customer_id order by count(*) desc limit 1) as customer,
           (select id::text from customers order by created_at, id offset 60 limit 1) as "oldCustomer",
           (select id from audit_entries order by at, id offset 60 limit 1) as "oldAudit"
    from greatest`;
  if (!places) throw new Error('the database is not filled: npm run big-database');
  return places;
}
