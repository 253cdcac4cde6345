import { createServer } from 'node:http';
import type { WorkerCtx } from '#/lib/context.ts';

/** 200 on any path while the database answers, else 503. */
export async function serveHealth(
  ctx: Pick<WorkerCtx, 'db'>,
  port: number,
): Promise<{ port: number; close(): Promise<void> }> {
  const server = createServer(async (_request, response) => {
    const ok = await ctx.db.$queryRaw`select 1`.then(
      () => true,
      () => false,
    );
    response
      .writeHead(ok ? 200 : 503, { 'content-type': 'application/json' })
      .end(JSON.stringify({ status: ok ? 'ok' : 'no database' }));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : port,
    close: () => new Promise((resolve) => void server.close(() => resolve())),
  };
}
