export type Sizes = {
  customers: number;
  checks: number;
  openChecks: number;
  ledgerEntries: number;
  notices: number;
  accounts: number;
  generations: number;
  attempts: number;
  auditEntries: number;
  journals: number;
  /** The others have a few thousand. */
  followers: number;
};

/** A year of a busy installation. */
const WHOLE: Sizes = {
  customers: 20_000,
  checks: 100_000,
  openChecks: 1_000,
  ledgerEntries: 1_000_000,
  notices: 200_000,
  accounts: 50,
  generations: 40,
  attempts: 5_000,
  auditEntries: 50_000,
  journals: 300,
  followers: 1_000_000,
};

/** At any scale there are as many accounts: pages show all of them. */
export function sizesAt(scale: number): Sizes {
  const part = (whole: number) => Math.max(1, Math.round(whole * scale));
  const { accounts, generations } = WHOLE;
  return {
    customers: part(WHOLE.customers),
    checks: part(WHOLE.checks),
    openChecks: part(WHOLE.openChecks),
    ledgerEntries: part(WHOLE.ledgerEntries),
    notices: part(WHOLE.notices),
    attempts: part(WHOLE.attempts),
    auditEntries: part(WHOLE.auditEntries),
    journals: part(WHOLE.journals),
    followers: part(WHOLE.followers),
    accounts,
    generations,
  };
}
