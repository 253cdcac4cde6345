/** What is asked of Telegram about Stars. The only file that knows its answers (docs/facts/telegram-and-money.md#stars). */
import { Api, GrammyError, HttpError } from 'grammy';
import type { StarTransaction, TransactionPartner } from 'grammy/types';
import { SECOND_MS } from '#/lib/platform/clock.ts';

/** A charge, or its refund, in Telegram's own list. */
export type Charge = { chargeId: string; stars: number; at: Date; payerId: bigint; orderId: string; refund: boolean };

export type RefundAnswer =
  | { kind: 'refunded' }
  | { kind: 'refused'; reason: string }
  /** Not known: asked again, after `retryAfterMs` if Telegram named a time. */
  | { kind: 'unknown'; retryAfterMs: number | null };

/** `place`: of the row among all that there ever were. `charge`: null for what is no customer's payment. */
export type ListedCharge = { place: number; rowId: string; charge: Charge | null };

export type StarsClient = {
  /** Pays a charge back; a charge that was paid back before is `refunded`. */
  refund(input: { payerId: bigint; chargeId: string }): Promise<RefundAnswer>;
  /** Up to 100 rows of the list from `place` on, oldest first; null when Telegram does not answer. */
  list(place: number): Promise<ListedCharge[] | null>;
};

const TIMEOUT_SECONDS = 15;
const PAGE = 100;

/** Telegram's Stars over the Bot API. */
export function createStarsClient(options: { token: string; apiRoot: string }): StarsClient {
  const api = new Api(options.token, { apiRoot: options.apiRoot, timeoutSeconds: TIMEOUT_SECONDS });
  return {
    async refund({ payerId, chargeId }) {
      try {
        await api.refundStarPayment(Number(payerId), chargeId);
        return { kind: 'refunded' };
      } catch (error) {
        return refundAnswerOf(error);
      }
    },
    async list(place) {
      const answer = await api.getStarTransactions({ offset: place, limit: PAGE }).catch(silence);
      return (
        (answer?.transactions ?? null)?.map((row, index) => ({
          place: place + index,
          rowId: `${row.receiver ? 'out' : 'in'}:${row.id}`,
          charge: chargeOf(row),
        })) ?? null
      );
    },
  };
}

/** Nothing of the error is kept: the address of the call holds the token. */
function silence(error: unknown): null {
  if (error instanceof GrammyError || error instanceof HttpError) return null;
  throw error;
}

/** A refusal says that nothing was done; whatever else may hide a refund that was made. */
function refundAnswerOf(error: unknown): RefundAnswer {
  if (!(error instanceof GrammyError)) return { kind: 'unknown', retryAfterMs: null };
  const { error_code: code, description, parameters } = error;
  if (/CHARGE_ALREADY_REFUNDED/.test(description)) return { kind: 'refunded' };
  if (code === 400 || code === 403) return { kind: 'refused', reason: description };
  const seconds = parameters.retry_after;
  return { kind: 'unknown', retryAfterMs: seconds === undefined ? null : seconds * SECOND_MS };
}

function chargeOf({ id, amount, date, source, receiver }: StarTransaction): Charge | null {
  const partner = customerOf(source) ?? customerOf(receiver);
  if (!partner) return null;
  return {
    chargeId: id,
    stars: amount,
    at: new Date(date * SECOND_MS),
    payerId: BigInt(partner.user.id),
    orderId: partner.invoice_payload ?? '',
    refund: receiver !== undefined,
  };
}

function customerOf(partner: TransactionPartner | undefined) {
  return partner?.type === 'user' && partner.transaction_type === 'invoice_payment' ? partner : null;
}
