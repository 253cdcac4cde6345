import { buildReport } from '#/lib/checks/build-report.ts';
import type { Ctx } from '#/lib/context.ts';
import type { Compose } from '#/lib/notices/model.ts';
import { readCheck, readChecks } from '#/lib/views/read-check.ts';

/** What notices say about checks comes from the room above them; the edge brings the two together. */
export function composeFrom(ctx: Pick<Ctx, 'db' | 'clock' | 'limits'>): Compose {
  return {
    readCheck: (input) => readCheck(ctx, input),
    readChecks: (input) => readChecks(ctx, input),
    buildReport: (input) => buildReport(ctx, input),
  };
}
