import type { Ctx } from '#/lib/context.ts';
import { livingWorkers } from '#/lib/platform/workers.ts';
import { writeMetrics } from './metrics.ts';
import { type Sample, samplesNow } from './metrics-store.ts';
import { listAccounts } from './read-account.ts';

/** How the service is, as text for Prometheus: figures only, and the names of the service's own accounts. */
export async function readMetrics(ctx: Pick<Ctx, 'db' | 'clock'>): Promise<string> {
  const [samples, accounts, workers] = await Promise.all([
    samplesNow(ctx.db, ctx.clock.now()),
    listAccounts(ctx),
    livingWorkers(ctx.db),
  ]);
  return writeMetrics([
    ...samples,
    ...counted('mutuals_accounts', 'health', accounts),
    ...counted('mutuals_workers', 'kind', workers),
  ]);
}

function counted<Label extends string>(name: string, label: Label, rows: readonly Record<Label, string>[]): Sample[] {
  return [...Map.groupBy(rows, (row) => row[label])].map(([value, group]) => ({
    name,
    labels: { [label]: value },
    value: group.length,
  }));
}
