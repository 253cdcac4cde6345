/** The worker. SIGTERM or SIGINT: finishes pages, hands over checks, closes browsers, exits 0. */
import { once } from 'node:events';
import { flushCompileCache } from 'node:module';
import { loadPlaywright } from '#/lib/instagram/browser/launch-chromium.ts';
import { MINUTE_MS } from '#/lib/platform/clock.ts';
import { version } from '#/lib/platform/version.ts';
import { registerWorker, retireWorker } from '#/lib/platform/workers.ts';
import { openWorkerContext } from '#/lib/wiring-worker.ts';
import { handInFromEnvironment } from './hand-in-from-environment.ts';
import { serveHealth } from './serve-health.ts';
import { startWorker } from './start-worker.ts';

const { ctx, env, boss, close } = await openWorkerContext();
const stopAsked = Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')]);

await registerWorker(ctx.db, { id: ctx.workerId, kind: 'worker', version });
await handInFromEnvironment(ctx, env);
const worker = await startWorker(ctx, { boss, url: env.databaseUrl, concurrentChecks: env.concurrentChecks });
const health = await serveHealth(ctx, env.workerPort);
ctx.log.info({ health: health.port }, 'the worker is ready');
flushCompileCache(); // a worker that is killed leaves to the next one what was compiled, where Node keeps it
setTimeout(loadPlaywright, MINUTE_MS / 2).unref(); // in a quiet moment, so that the first sign-in need not wait for it

await stopAsked;
ctx.log.info({}, 'the worker stops');
await worker.stop();
await health.close();
await retireWorker(ctx.db, ctx.workerId).catch(() => {});
await close();
process.exit(0);
