import { z } from 'zod';
import { InitiatedAnswer } from '#/app/_shared/api/answers/present-system.ts';
import { defineRoute } from '#/app/_shared/api/define-route.ts';
import { estimatedSeconds, messageOf, OLD_STATUS } from '#/app/_shared/api/old-words.ts';
import { ApiRefusal } from '#/app/_shared/api/refusal.ts';
import { resource } from '#/app/_shared/api/resource.ts';
import { placeOf } from '#/app/_shared/api/walk-checks.ts';
import { CustomerId } from '#/app/_shared/api/wire.ts';
import { type Requested, requestCheck } from '#/lib/checks/request-check.ts';
import type { RequestCheck } from '#/lib/checks/schema.ts';
import type { Ctx } from '#/lib/context.ts';
import { rememberCustomer } from '#/lib/customers/remember-customer.ts';
import { InstagramUsername } from '#/lib/instagram/schema.ts';
import { DomainError } from '#/lib/platform/errors.ts';
import type { Actor } from '#/lib/security/audit.ts';
import { readCheck } from '#/lib/views/read-check.ts';

const Initiate = z.strictObject({
  username: InstagramUsername.meta({ description: 'A name, `@name`, or a link to the profile.' }),
  platform: z.literal('instagram', 'expects "instagram": no other platform can be read').default('instagram'),
  user_id: CustomerId,
});

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource(
  defineRoute({
    method: 'POST',
    path: '/api/v1/check/initiate',
    right: 'check.request',
    tag: 'present system',
    summary: 'Start a check for a customer',
    description:
      'Reserves one credit. The same question again, while the check is under way, joins it and reserves nothing. A customer who is not known yet becomes known, with no credit.',
    body: Initiate,
    answers: {
      200: { description: 'The check was under way already.', schema: InitiatedAnswer },
      202: { description: 'The check is queued.', schema: InitiatedAnswer },
    },
    refusals: ['payment_required'],
  }).handle(async ({ ctx, by, body }) => {
    const asked = { customerId: body.user_id, username: body.username, door: 'api', by } as const;
    const requested = await forAnybody(ctx, asked);
    if (!requested.ok) throw refusalOf(requested.reason);
    const check = await readCheck(ctx, { checkId: requested.check.id });
    const place = await placeOf(ctx, check);
    return {
      status: requested.joined ? 200 : 202,
      body: {
        check_id: check.id,
        status: OLD_STATUS[check.status],
        estimated_time: estimatedSeconds(check, place),
        message: messageOf(check, place),
        queue_position: place,
      },
    };
  }),
);

async function forAnybody(ctx: Ctx, asked: RequestCheck & { by: Actor }): Promise<Requested> {
  try {
    return await requestCheck(ctx, asked);
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'not_found') throw error;
    await rememberCustomer(ctx, { id: asked.customerId, by: asked.by });
    return requestCheck(ctx, asked);
  }
}

function refusalOf(reason: Extract<Requested, { ok: false }>['reason']): ApiRefusal {
  const detail = { reason };
  switch (reason) {
    case 'no_credit':
      return new ApiRefusal('payment_required', 'This customer has no credit left for a check.', { detail });
    case 'too_many_today':
      return new ApiRefusal('throttled', 'This customer has asked for as many checks today as are allowed.', {
        detail,
      });
    case 'opted_out':
      return new ApiRefusal('forbidden', 'The owner of this profile asked not to be read.', { detail });
  }
}
