import type { WorkerCtx } from '#/lib/context.ts';

export type MessageEffects = Pick<
  WorkerCtx,
  'db' | 'clock' | 'log' | 'limits' | 'dashboard' | 'hideNames' | 'senders' | 'pictures'
>;
