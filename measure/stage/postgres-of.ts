import type { Ctx } from '#/lib/context.ts';
import { parentOf } from './process-tree.ts';

/** The process that starts PostgreSQL's others. @throws {Error} it runs elsewhere. */
export async function postgresOf({ db }: Pick<Ctx, 'db'>): Promise<number> {
  const [backend] = await db.$queryRaw<{ pid: number }[]>`select pg_backend_pid() as pid`;
  const server = parentOf(backend?.pid ?? 0);
  if (server === null) throw new Error('PostgreSQL does not run on this machine');
  return server;
}
