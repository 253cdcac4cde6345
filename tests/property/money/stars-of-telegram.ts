import type { Charge, RefundAnswer, StarsClient } from '#/lib/payments/stars/client.ts';

type Row = { id: string; amount: number; date: number; userId: number; payload: string; refund: boolean };

/** Telegram's Stars in this process, with answers that are lost, refused or late. */
export type StarsOfTelegram = {
  client: StarsClient;
  stars(): readonly Row[];
  charge(of: { userId: number; amount: number; payload: string }): Omit<Charge, 'refund' | 'at'>;
  /** Without anybody asking for it. @returns the charge; null when there is none to pay back. */
  payBackSome(pick: number): string | null;
  /** What becomes of the next requests for a refund; then all is well. */
  plan(answers: readonly ('lost' | 'unavailable' | 'refused')[]): void;
};

export function createStarsOfTelegram(): StarsOfTelegram {
  const rows: Row[] = [];
  let planned: ('lost' | 'unavailable' | 'refused')[] = [];
  const paidBack = (id: string) => rows.some((row) => row.id === id && row.refund);
  const payBack = (id: string) => {
    const paid = rows.find((row) => row.id === id);
    if (paid && !paidBack(id)) rows.push({ ...paid, refund: true });
  };
  return {
    stars: () => rows,
    charge({ userId, amount, payload }) {
      const id = `charge-${rows.length}-${payload.slice(-6)}`;
      rows.push({ id, amount, userId, payload, refund: false, date: 0 });
      return { chargeId: id, stars: amount, payerId: BigInt(userId), orderId: payload };
    },
    payBackSome(pick) {
      const open = rows.filter((row) => !row.refund && !paidBack(row.id));
      const chosen = open[pick % Math.max(1, open.length)];
      if (chosen) payBack(chosen.id);
      return chosen?.id ?? null;
    },
    plan: (answers) => {
      planned = [...answers];
    },
    client: {
      async refund({ chargeId }): Promise<RefundAnswer> {
        const fate = planned.shift();
        if (fate === 'refused' && !paidBack(chargeId)) return { kind: 'refused', reason: 'CHARGE_NOT_FOUND' };
        if (fate === 'unavailable') return { kind: 'unknown', retryAfterMs: 1_000 };
        payBack(chargeId);
        return fate === 'lost' ? { kind: 'unknown', retryAfterMs: null } : { kind: 'refunded' };
      },
      list: async (place) =>
        rows.slice(place, place + 3).map(({ id, amount, userId, payload, refund }, index) => ({
          place: place + index,
          rowId: `${refund ? 'out' : 'in'}:${id}`,
          charge: { chargeId: id, stars: amount, at: new Date(0), payerId: BigInt(userId), orderId: payload, refund },
        })),
    },
  };
}
