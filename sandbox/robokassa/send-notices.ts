import { digest, type Invoice } from './read-invoice.ts';
import type { Shop, Switches } from './shop.ts';

/** What the shop was told, and what it said; null when its answer was lost. */
export type Notice = { fields: Record<string, string>; answer: { status: number; text: string } | null };

/** Tells the shop that an invoice was paid, as the switches say; again until it says OK, three times at most. */
export async function sendNotices(shop: Shop, invoice: Invoice, switches: Switches): Promise<readonly Notice[]> {
  const fields = noticeOf(shop, invoice, switches);
  if (switches.repeats) {
    const first = await send(shop, fields);
    return [first, ...(await Promise.all([send(shop, fields), send(shop, fields)]))];
  }
  const sent: Notice[] = [];
  if (switches.lostAnswer) sent.push({ ...(await send(shop, fields)), answer: null });
  sent.push(await send(shop, fields));
  return sent;
}

function noticeOf(shop: Shop, invoice: Invoice, switches: Switches): Record<string, string> {
  const amount = switches.wrongAmount ? (Number(invoice.outSum) - 1).toFixed(2) : invoice.outSum;
  const OutSum = switches.sixDecimals ? Number(amount).toFixed(6) : amount;
  const password = switches.wrongSignature ? `not ${shop.password2}` : shop.password2;
  const pairs = invoice.own.map(([name, value]) => `${name}=${value}`).sort();
  const SignatureValue = digest(shop.hash, [OutSum, invoice.invId, password, ...pairs]).toUpperCase();
  const about = { Fee: '0.00', EMail: 'payer@example.org', PaymentMethod: 'BankCard', IncCurrLabel: 'BankCardPSR' };
  const test = invoice.isTest ? { IsTest: '1' } : {};
  return { OutSum, InvId: invoice.invId, SignatureValue, ...about, ...test, ...Object.fromEntries(invoice.own) };
}

async function send(shop: Shop, fields: Record<string, string>): Promise<Notice> {
  const response = await fetch(shop.resultUrl, { method: 'POST', body: new URLSearchParams(fields) });
  return { fields, answer: { status: response.status, text: await response.text() } };
}
