/** The workers of a schedule. Each runs the product's own handlers; it can die, sleep and wake late. */
import { randomUUID } from 'node:crypto';
import { checkRun } from '#/jobs/check-run.ts';
import { profileLookUp } from '#/jobs/profile-look-up.ts';
import { refreshRequest, refreshRun } from '#/jobs/refresh-run.ts';
import { sessionReady } from '#/jobs/session-ready.ts';
import type { WorkerCtx } from '#/lib/context.ts';
import type { HeldJob } from './held-queue.ts';

export type Worker = {
  readonly id: string;
  readonly name: string;
  readonly ctx: WorkerCtx;
  state: 'awake' | 'asleep' | 'dead';
  /** Attempts at a sign-in that it has in hand. */
  attempts: number;
  /** It slept, or died, with an attempt in hand: others may have taken over meanwhile. */
  late: boolean;
};

export type Crew = {
  readonly all: Worker[];
  /** The worker at a slot now: dead ones are followed by new ones. */
  at(slot: number): Worker;
  withId(id: string): Worker;
  nameOf(id: string): string;
  deliver(worker: Worker, job: HeldJob): void;
  /** Starts something of the timetable. */
  start(worker: Worker, what: string, work: (ctx: WorkerCtx) => Promise<unknown>): void;
  replace(worker: Worker): void;
  /** What a handler threw: a job that fails comes again, but none of these needs to. */
  readonly failures: string[];
};

export function createCrew(slots: number, ctxOf: (workerId: string) => WorkerCtx): Crew {
  const all: Worker[] = [];
  const failures: string[] = [];
  const running = new AbortController().signal;
  const hire = (slot: number): Worker => {
    const id = randomUUID();
    const worker: Worker = {
      id,
      name: `w${slot}.${all.length}`,
      ctx: ctxOf(id),
      state: 'awake',
      attempts: 0,
      late: false,
    };
    all.push(worker);
    return worker;
  };
  const places = Array.from({ length: slots }, (_, slot) => hire(slot));

  const crew: Crew = {
    all,
    failures,
    at(slot) {
      const worker = places[slot % slots];
      if (!worker) throw new Error('a crew has workers');
      return worker;
    },
    nameOf: (id) => crew.withId(id).name,
    withId(id) {
      const worker = all.find((one) => one.id === id);
      if (!worker) throw new Error('there is no such worker');
      return worker;
    },
    start(worker, what, work) {
      work(worker.ctx).catch((error: unknown) => {
        failures.push(`${worker.name}, ${what}: ${error instanceof Error ? error.stack : String(error)}`);
      });
    },
    deliver(worker, job) {
      const signsIn = job.queue === 'refresh.run' ? 1 : 0;
      worker.attempts += signsIn;
      crew.start(worker, job.queue, (ctx) =>
        handle(ctx, job, running).finally(() => {
          worker.attempts -= signsIn;
        }),
      );
    },
    replace(worker) {
      const slot = places.indexOf(worker);
      worker.state = 'dead';
      places[slot] = hire(slot);
    },
  };
  return crew;
}

function handle(ctx: WorkerCtx, job: HeldJob, signal: AbortSignal): Promise<void> {
  switch (job.queue) {
    case 'check.run':
      return checkRun(1).handle(ctx, job.payload, { signal });
    case 'refresh.request':
      return refreshRequest.handle(ctx, job.payload, { signal });
    case 'refresh.run':
      return refreshRun.handle(ctx, job.payload, { signal });
    case 'session.ready':
      return sessionReady.handle(ctx, job.payload, { signal });
    case 'profile.look_up':
      return profileLookUp.handle(ctx, job.payload, { signal });
    case 'session.probe':
    case 'profile.prove':
    case 'notice.deliver':
    case 'payment.refund':
      return Promise.resolve();
  }
}
