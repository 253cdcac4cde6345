import { buildReport } from '#/lib/checks/build-report.ts';
import { listWaitingChecks } from '#/lib/checks/read-waiting.ts';
import type { Ctx } from '#/lib/context.ts';
import type { Compose } from '#/lib/outbox/model.ts';
import { readCheck, readChecks } from '#/lib/views/read-check.ts';
import { isSettled, listSettledQuestions } from '#/lib/views/read-questions.ts';

/** What notices say about checks comes from the room above them; the edge brings the two together. */
export function composeFrom(ctx: Pick<Ctx, 'db' | 'clock' | 'limits'>): Compose {
  return {
    readCheck: (input) => readCheck(ctx, input),
    readChecks: (input) => readChecks(ctx, input),
    buildReport: (input) => buildReport(ctx, input),
    listWaitingChecks: () => listWaitingChecks(ctx),
    listSettledQuestions: (input) => listSettledQuestions(ctx, input),
    isSettled: (input) => isSettled(ctx, input),
  };
}
