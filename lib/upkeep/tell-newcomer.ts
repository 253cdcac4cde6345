import type { Ctx } from '#/lib/context.ts';
import { enqueueForChat } from '#/lib/outbox/enqueue-channels.ts';
import { listOpenIncidents } from '#/lib/outbox/remind-incident.ts';
import { OperatorNotice } from '#/lib/outbox/schema.ts';
import { listOpenQuestions } from '#/lib/views/read-questions.ts';

/** Sends an operator who just linked a chat what is open and their chat has not; returns how many messages follow. */
export async function tellNewcomer(
  ctx: Pick<Ctx, 'db' | 'clock' | 'queue'>,
  { chatId }: { chatId: bigint },
): Promise<number> {
  const at = ctx.clock.now();
  const [questions, incidents] = await Promise.all([listOpenQuestions(ctx), listOpenIncidents(ctx)]);
  return ctx.db.transaction(async (tx) => {
    let owed = 0;
    for (const row of questions) {
      const notice = OperatorNotice.parse(row);
      const about = notice.kind === 'code_needed' ? notice.payload.challengeId : null;
      if (about) owed += await enqueueForChat(ctx, tx, { ...notice, chatId, about, at });
    }
    for (const { id: about, notice } of incidents)
      owed += await enqueueForChat(ctx, tx, { ...notice, chatId, about, at });
    return owed;
  });
}
