import { QueueAnswer } from '#/app/_shared/api/answers/present-system.ts';
import { defineRoute } from '#/app/_shared/api/define-route.ts';
import { waitMinutes } from '#/app/_shared/api/old-words.ts';
import { resource } from '#/app/_shared/api/resource.ts';
import { walkChecks } from '#/app/_shared/api/walk-checks.ts';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource(
  defineRoute({
    method: 'GET',
    path: '/api/v1/queue/status',
    right: 'service.look',
    tag: 'present system',
    summary: 'How many checks wait and how many are under way',
    description: 'Parked checks are under way: they hold no place in the queue.',
    answers: { 200: { description: 'The queue.', schema: QueueAnswer } },
  }).handle(async ({ ctx }) => {
    const open = await walkChecks(ctx, { status: ['queued', 'running', 'parked'] });
    const pending = open.filter(({ status }) => status === 'queued').length;
    return {
      status: 200,
      body: {
        total_pending: pending,
        total_processing: open.length - pending,
        next_position: pending + 1,
        estimated_wait_minutes: waitMinutes(pending),
      },
    };
  }),
);
