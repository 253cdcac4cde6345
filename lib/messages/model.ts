import type { WorkerCtx } from '#/lib/context.ts';

/** What telling anybody may use: it reads what is true now, and sends. */
export type MessageEffects = Pick<WorkerCtx, 'db' | 'clock' | 'log' | 'limits' | 'dashboard' | 'hideNames' | 'senders'>;
