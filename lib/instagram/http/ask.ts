import type { Identity } from '../identity.ts';
import type { Answer } from '../model.ts';
import type { Asked, Reader } from './answer.ts';
import { judge } from './judge.ts';
import type { WireRequest } from './request-headers.ts';
import { exchange, isHeaderFlood, type Wire } from './wire.ts';

export type Question<T> = { request: WireRequest; asked: Omit<Asked, 'origin'>; read: Reader<T> };

/** One request, one verdict. @throws only the signal's reason, when the caller aborted. */
export async function ask<T>(wire: Wire, identity: Identity, question: Question<T>): Promise<Answer<T>> {
  if (!/^[\x20-\x7e]+$/.test(identity.userAgent)) return { verdict: 'wrong_identity', catalogue: 'E18', status: null };
  const exchanged = await exchange(wire, identity, question.request);
  if (isHeaderFlood(exchanged)) return { verdict: 'unclear', catalogue: 'E7', status: null };
  if (!exchanged.ok) return { verdict: 'unreachable', cause: exchanged.cause, catalogue: 'E29', status: null };

  const judged = judge({ ...question.asked, origin: wire.origin }, exchanged.raw, question.read, wire.now());
  if (judged.verdict === 'page') return { ...judged, identity: exchanged.identity };
  return { ...judged, status: exchanged.raw.status };
}

export type Asker = <T>(identity: Identity, question: Question<T>) => Promise<Answer<T>>;

/** An asker that awaits `pace` before each question but the first: every request needs its own place in the budget. */
export function createAsker(wire: Wire, pace: (() => Promise<void>) | undefined): Asker {
  let asked = 0;
  return async (identity, question) => {
    if (asked > 0) await pace?.();
    asked += 1;
    return ask(wire, identity, question);
  };
}
