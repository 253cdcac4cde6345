import { readWaiting } from '#/lib/checks/read-waiting.ts';
import type { Ctx } from '#/lib/context.ts';
import { enqueueForOperators } from '#/lib/outbox/enqueue-notice.ts';
import { closeIncident, listOpenIncidents, remindIncident } from '#/lib/outbox/remind-incident.ts';
import { after, MINUTE_MS } from '#/lib/platform/clock.ts';
import type { AccountView } from '#/lib/sessions/view.ts';
import { listAccounts } from '#/lib/views/read-account.ts';
import { listOpenChallenges } from '#/lib/views/read-attempts.ts';
import { isNothingLeft, isStillTrue } from './still-true.ts';

type Effects = Pick<Ctx, 'db' | 'clock' | 'queue' | 'events' | 'operatorChannels'>;

/** Reminds operators of open questions and lasting incidents, and tells them when nothing is left that could read. */
export async function remindPeople(ctx: Effects): Promise<void> {
  await remindOfQuestions(ctx);
  const [incidents, waiting] = await Promise.all([listOpenIncidents(ctx), readWaiting(ctx)]);
  if (incidents.length === 0 && waiting.count === 0) return;

  const accounts = await listAccounts(ctx);
  await tellNothingLeft(ctx, accounts, waiting);
  for (const incident of incidents) {
    if (isStillTrue(incident, accounts, waiting)) await remindIncident(ctx, incident);
    else await closeIncident(ctx, incident);
  }
}

const FIRST_REMINDER_MS = 2 * MINUTE_MS;

/** After two minutes, and at half time. */
async function remindOfQuestions(ctx: Effects): Promise<void> {
  const at = ctx.clock.now();
  for (const { id, attemptId, accountUsername: username, kind, askedAt, expiresAt } of await listOpenChallenges(ctx)) {
    if (expiresAt <= at) continue;
    const half = after(askedAt, (expiresAt.getTime() - askedAt.getTime()) / 2) <= at;
    if (!half && after(askedAt, FIRST_REMINDER_MS) > at) continue;
    const payload = {
      username,
      attemptId,
      challengeId: id,
      question: kind,
      expiresAt: expiresAt.toISOString(),
      half,
    };
    const about = `${id}:${half ? 'half' : 'first'}`;
    await ctx.db.transaction((tx) => enqueueForOperators(ctx, tx, { kind: 'code_reminder', payload, about, at }));
  }
}

/** Somebody may be about to sign in. */
const PROOF_MS = MINUTE_MS;

async function tellNothingLeft(
  ctx: Effects,
  accounts: AccountView[],
  waiting: { count: number; since: Date | null },
): Promise<void> {
  const at = ctx.clock.now();
  const proven = waiting.since !== null && after(waiting.since, PROOF_MS) <= at;
  if (!proven || !isNothingLeft(accounts)) return;
  const payload = { waitingChecks: waiting.count };
  await ctx.db.transaction((tx) =>
    enqueueForOperators(ctx, tx, { kind: 'nothing_left', payload, about: at.toISOString(), at }),
  );
}
