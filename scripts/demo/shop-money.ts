import type { Ledger, Payments, Star } from './answers.ts';
import type { Doors } from './doors.ts';

/** Whether ledger, balance, payments and Telegram's own list of Stars say the same of one customer. */
export async function moneyOf(
  { api, telegram }: Doors,
  customerId: number,
  ledger: Ledger,
): Promise<{ agrees: boolean; lines: (readonly [string, string])[] }> {
  const { payments } = await api.get<Payments>(`/payments?customerId=${customerId}`);
  const { stars } = await telegram.get<{ stars: Star[] }>('/stars');
  const sum = ledger.entries.reduce((total, { delta }) => total + delta, 0);
  const balanceAgrees = sum === ledger.balance && ledger.balance >= 0;

  const paid = payments.filter(({ status }) => status === 'completed' || status === 'refunded');
  const bought = ledger.entries.filter(({ kind }) => kind === 'purchase');
  const ledgerAgrees = creditsOf(bought) === creditsOf(paid) && bought.length === paid.length;

  const ours = paid.flatMap(({ externalId, amount, status }) => [
    `${externalId} in ${Number(amount)}`,
    ...(status === 'refunded' ? [`${externalId} out ${Number(amount)}`] : []),
  ]);
  const theirs = stars
    .filter(({ userId }) => userId === customerId)
    .map(({ id, amount, refund }) => `${id} ${refund ? 'out' : 'in'} ${amount}`);
  const starsAgree = ours.length > 0 && ours.toSorted().join() === theirs.toSorted().join();

  const word = (agrees: boolean) => (agrees ? 'agrees' : 'DOES NOT AGREE');
  return {
    agrees: balanceAgrees && ledgerAgrees && starsAgree,
    lines: [
      ['Balance', `${ledger.balance}, sum of the ledger ${sum}: ${word(balanceAgrees)}`],
      ['Ledger', `${bought.length} purchases, ${paid.length} payments: ${word(ledgerAgrees)}`],
      ['Telegram’s Stars', `${theirs.length} lines, ours ${ours.length}: ${word(starsAgree)}`],
    ],
  };
}

function creditsOf(rows: readonly { credits: number }[]): number {
  return rows.reduce((total, { credits }) => total + credits, 0);
}
