import type { Answer } from '#/lib/instagram/model.ts';
import type { RequestKind } from '#/lib/sessions/model.ts';
import { endReadLease, type ReadLease, type SlotWanted } from '#/lib/sessions/read-lease.ts';
import type { Reader } from '#/lib/sessions/readers.ts';
import type { RefusedAnswer } from '../faults/policy.ts';
import { type AfterRefusal, answerRefusal } from './answer-refusal.ts';
import { awaitSlot, slotFor } from './await-slot.ts';
import { type Assignment, assignedTo, type Permission, type RunEffects, type Stream, Superseded } from './model.ts';
import type { Pipeline } from './pipeline.ts';
import { dropSlotAhead, type SlotAhead, takeSlotAhead } from './slot-ahead.ts';

export type ReadRequest<T> = {
  kind: RequestKind;
  assignment: Assignment;
  ask: (reader: Reader) => Promise<Answer<T>>;
  permission: () => Promise<Permission>;
  pipeline: Pipeline<SlotAhead>;
  /** Another one will probably follow: take its slot meanwhile. */
  more: boolean;
  /** Nothing binds it to its account: another one that can be asked sooner is as good. */
  mayMove: boolean;
  /** A doubted refusal came before; now it is believed. */
  doubted: boolean;
};

export type ReadAnswer<T> =
  /** `lease`: of a page or a look-up, whose storing ends it. `reader`: with the identity after the answer. */
  | { kind: 'page'; value: T; reader: Reader; lease: ReadLease; tookMs: number }
  | Exclude<AfterRefusal, { kind: 'ask_again' }>;

/**
 * Asks Instagram one thing for a run, through lost sessions, limits and outages; a new session costs no retry.
 * @returns how the run ends when nobody can read or the worker stops. @throws {Superseded}
 */
export async function askInstagram<T>(
  ctx: RunEffects,
  { run, number }: Stream,
  question: ReadRequest<T>,
): Promise<ReadAnswer<T>> {
  const asker = { ...question, holder: { checkId: run.check.id, run: run.check.run, stream: number } };
  let { assignment } = question;
  for (let tries = 0, isFirst = true; ; isFirst = false) {
    const slot = await awaitSlot(ctx, run, { ...asker, mayMove: asker.mayMove && isFirst }, assignment);
    if (slot.kind === 'ended') return slot;
    const permission = await question.permission();
    if (permission.kind === 'ended') return permission;

    const { reader, lease } = slot;
    const answered = await request(ctx, slot, question, slotFor(asker, reader));
    if (run.superseded.aborted) throw new Superseded();
    if (answered.kind === 'page') return answered;
    await dropSlotAhead(ctx, question.pipeline);
    const next = await answerRefusal(ctx, run, { ...answered, tries, doubted: question.doubted });
    await endReadLease(ctx.db, lease);
    if (next.kind !== 'ask_again') return next;
    tries = next.tries;
    assignment = assignedTo(reader);
  }
}

async function request<T>(
  ctx: RunEffects,
  { reader, lease }: { reader: Reader; lease: ReadLease },
  question: ReadRequest<T>,
  next: SlotWanted,
): Promise<Extract<ReadAnswer<T>, { kind: 'page' }> | { kind: 'refused'; refused: RefusedAnswer; reader: Reader }> {
  const startedMs = performance.now();
  const asking = question.ask(reader);
  if (question.more) takeSlotAhead(ctx, question.pipeline, next);
  const answer = await asking;
  const tookMs = performance.now() - startedMs;
  if (answer.verdict !== 'page') return { kind: 'refused', refused: answer, reader };
  if (question.kind === 'profile') await endReadLease(ctx.db, lease);
  return { kind: 'page', value: answer.value, reader: { ...reader, identity: answer.identity }, lease, tookMs };
}
