import { z } from 'zod';
import { cancelCheck } from '#/lib/checks/cancel-check.ts';
import { listUsers } from '#/lib/checks/list-users.ts';
import type { Check } from '#/lib/checks/model.ts';
import { offerCheck } from '#/lib/checks/offer-check.ts';
import { type Requested, requestCheck } from '#/lib/checks/request-check.ts';
import { RequestCheck } from '#/lib/checks/schema.ts';
import type { Ctx } from '#/lib/context.ts';
import { rememberCustomer } from '#/lib/customers/remember-customer.ts';
import { InstagramUsername } from '#/lib/instagram/schema.ts';
import type { Actor } from '#/lib/operators/audit.ts';
import { CheckStatus } from '#/lib/platform/enums.ts';
import { DomainError } from '#/lib/platform/errors.ts';
import { Id } from '#/lib/platform/wire.ts';
import { countChecks, listChecks, readCheck, readStory } from '#/lib/views/read-check.ts';
import { CheckAnswer, CheckListAnswer, StoryAnswer, UsersAnswer } from './answers/check.ts';
import { OldHistoryAnswer } from './answers/compat.ts';
import { OfferAnswer, offerShown } from './answers/offer.ts';
import { oldRow } from './compat-words.ts';
import { createApi, json, route } from './define-route.ts';
import { ApiRefusal } from './refusals.ts';
import { CustomerId, CustomerIdText, limitOf, RepeatableHeaders, wholeNumber } from './wire.ts';

const ofOne = { path: '/checks/{checkId}', tag: 'checks', params: z.object({ checkId: Id }) } as const;
const LISTS = ['not_following_back', 'unknown', 'mutual', 'followers', 'following'] as const;

/** `user_id` and `offset` are the present system's. */
const Listed = z
  .strictObject({
    user_id: CustomerIdText.optional(),
    offset: wholeNumber(0, 100_000).optional().meta({ description: 'Rows to leave out; with `user_id` alone.' }),
    customerId: CustomerIdText.optional(),
    status: z
      .enum(CheckStatus)
      .optional()
      .meta({ description: 'In our own words, not in those of the present system.' }),
    search: z
      .string()
      .trim()
      .min(1)
      .max(64)
      .optional()
      .meta({ description: 'A part of the name of the profile or of the customer; without `user_id`.' }),
    after: Id.optional().meta({ description: 'The `next` of the page before; without `user_id`.' }),
    limit: limitOf(500, 10),
  })
  .refine(({ user_id, customerId, search, after }) => user_id === undefined || !(customerId ?? search ?? after), {
    path: ['user_id'],
    message: 'goes with offset and limit, not with search or after',
  })
  .refine((asked) => asked.user_id !== undefined || asked.offset === undefined, {
    path: ['offset'],
    message: 'goes with user_id; without it, ask with after',
  });

export const checks = createApi()
  .openapi(
    route({
      method: 'get',
      path: '/checks',
      right: 'service.look',
      tag: 'present system',
      summary: 'Checks, newest first',
      description:
        'With `user_id`, the history of one customer as the present system has it; without, the checks of all.',
      query: Listed,
      answers: { 200: json('The checks.', z.union([OldHistoryAnswer, CheckListAnswer])) },
    }),
    async (c) => {
      const { user_id, offset, status, ...asked } = c.req.valid('query');
      const narrowed = { ...asked, ...(status && { status: [status] }) };
      if (user_id === undefined) {
        const { rows, next } = await listChecks(c.var.ctx, narrowed);
        return c.json({ checks: rows, next }, 200);
      }
      const { rows } = await listChecks(c.var.ctx, { ...narrowed, customerId: user_id, offset });
      const total = await countChecks(c.var.ctx, { ...narrowed, customerId: user_id });
      return c.json({ checks: rows.map(oldRow), total, next: null }, 200);
    },
  )
  .openapi(
    route({
      method: 'post',
      path: '/checks',
      right: 'check.request',
      tag: 'checks',
      summary: 'Start a check for a customer',
      description:
        'Reserves one credit. The same question again, while the check is under way, joins it and reserves nothing. With the same `Idempotency-Key` one check is made: a repeated request is answered as the first one, with the check as it is now, even after it has ended. A customer who is not known yet becomes known, with no credit.',
      headers: RepeatableHeaders,
      body: z.strictObject({
        customerId: CustomerId,
        username: InstagramUsername.meta({ description: 'A name, `@name`, or a link to the profile.' }),
        language: RequestCheck.shape.language.meta({ description: "Of the result; the customer's own without it." }),
      }),
      answers: {
        200: json('The check was under way already.', CheckAnswer),
        202: json('The check is queued.', CheckAnswer),
      },
      refusals: ['payment_required', 'conflict'],
    }),
    async (c) => {
      const requestKey = c.req.valid('header')['Idempotency-Key'];
      const asked = { ...c.req.valid('json'), requestKey, door: 'api', by: c.var.by } as const;
      const { check, joined } = await requestForAnybody(c.var.ctx, asked);
      const isOfKey = requestKey !== undefined && check.requestKey === requestKey;
      if (isOfKey && check.targetUsername !== asked.username) throw ofAnother(check);
      return c.json(await readCheck(c.var.ctx, { checkId: check.id }), joined && !isOfKey ? 200 : 202);
    },
  )
  .openapi(
    route({
      method: 'get',
      path: '/checks/offer',
      right: 'check.request',
      tag: 'checks',
      summary: 'What a check would do, cost and take',
      description: 'Reserves nothing. Instagram may be asked about the profile.',
      query: z.strictObject({ customerId: CustomerIdText, username: InstagramUsername }),
      answers: { 200: json('The offer, or why there is none.', OfferAnswer) },
    }),
    async (c) => c.json(offerShown(await offerCheck(c.var.ctx, { ...c.req.valid('query'), by: c.var.by })), 200),
  )
  .openapi(
    route({
      ...ofOne,
      method: 'get',
      right: 'service.look',
      summary: 'One check, with its progress and its certificate',
      answers: { 200: json('The check.', CheckAnswer) },
    }),
    async (c) => c.json(await readCheck(c.var.ctx, c.req.valid('param')), 200),
  )
  .openapi(
    route({
      ...ofOne,
      path: '/checks/{checkId}/story',
      method: 'get',
      right: 'service.look',
      summary: 'What happened to a check: its moves and its journal',
      answers: { 200: json('The story.', StoryAnswer) },
    }),
    async (c) => {
      const { moves, ticks } = await readStory(c.var.ctx, c.req.valid('param'));
      return c.json({ moves, pages: ticks }, 200);
    },
  )
  .openapi(
    route({
      ...ofOne,
      path: '/checks/{checkId}/users',
      method: 'get',
      right: 'service.look',
      summary: 'The profiles on a list of a check, by Instagram id',
      description:
        'While the check runs, what is read so far; whoever is followed and was not met among the followers is `unknown` until it ends. Empty once the lists are no longer kept.',
      query: z.strictObject({
        list: z.enum(LISTS, `expects one of ${LISTS.join(', ')}`),
        after: z
          .string()
          .regex(/^\d{1,18}$/, 'expects the Instagram id that `next` gave')
          .optional(),
        limit: limitOf(1_000, 100),
      }),
      answers: { 200: json('A page of the list.', UsersAnswer) },
    }),
    async (c) => {
      const check = c.req.valid('param');
      await readCheck(c.var.ctx, check);
      const { after, ...asked } = c.req.valid('query');
      const { rows, total, next } = await listUsers(c.var.ctx, { ...check, ...asked, ...(after ? { after } : {}) });
      return c.json({ users: rows, total, next }, 200);
    },
  )
  .openapi(
    route({
      ...ofOne,
      path: '/checks/{checkId}/cancel',
      method: 'post',
      right: 'check.cancel',
      summary: 'Cancel a check; its credit goes back',
      answers: { 200: json('The check, cancelled.', CheckAnswer) },
      refusals: ['conflict'],
    }),
    async (c) => {
      const check = c.req.valid('param');
      await cancelCheck(c.var.ctx, { ...check, by: c.var.by });
      return c.json(await readCheck(c.var.ctx, check), 200);
    },
  );

/**
 * Also for a customer who never spoke with the bot, without credit.
 * @throws {DomainError} as `requestCheck`; `payment_required`, `throttled` or `forbidden`.
 */
export async function requestForAnybody(
  ctx: Ctx,
  asked: RequestCheck & { by: Actor },
): Promise<Extract<Requested, { ok: true }>> {
  const requested = await requestCheck(ctx, asked).catch(async (error: unknown) => {
    if (!(error instanceof DomainError) || error.code !== 'not_found') throw error;
    await rememberCustomer(ctx, { id: asked.customerId, by: asked.by });
    return requestCheck(ctx, asked);
  });
  if (!requested.ok) throw refusalOf(requested.reason);
  return requested;
}

/** The key made this other check. */
function ofAnother({ id: checkId, targetUsername: username }: Check): DomainError {
  const sentence = `This key has been used for a check of @${username}. Nothing was asked for now: another check needs another key.`;
  return new DomainError('conflict', sentence, { checkId, username });
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
