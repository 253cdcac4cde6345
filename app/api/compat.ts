/** The present system's paths and bodies, besides `checks.ts` and `compat-session.ts`. */

import { z } from 'zod';
import { CREDITS_LIMIT } from '#/lib/billing/model.ts';
import { buildReport } from '#/lib/checks/build-report.ts';
import { listUsers } from '#/lib/checks/list-users.ts';
import { readsFollowers } from '#/lib/checks/unshown.ts';
import type { RelatedUser } from '#/lib/checks/view.ts';
import type { Ctx } from '#/lib/context.ts';
import { readCustomer } from '#/lib/customers/read-customer.ts';
import { rememberCustomer } from '#/lib/customers/remember-customer.ts';
import { RememberCustomer } from '#/lib/customers/schema.ts';
import { InstagramUsername } from '#/lib/instagram/schema.ts';
import { GrantCredits, giveCredits } from '#/lib/payments/give-credits.ts';
import { listTariffs } from '#/lib/payments/list-tariffs.ts';
import { rewardInvitations } from '#/lib/payments/reward-invitations.ts';
import { Language } from '#/lib/platform/enums.ts';
import { Id } from '#/lib/platform/wire.ts';
import { countOpenChecks, placeInQueue, readCheck } from '#/lib/views/read-check.ts';
import {
  AddedAnswer,
  InitiatedAnswer,
  OldBalanceAnswer,
  OldCheckAnswer,
  QueueAnswer,
  TariffListAnswer,
} from './answers/compat.ts';
import { requestForAnybody } from './checks.ts';
import { errorOf, estimatedSeconds, messageOf, OLD_STATUS, oldUser, percentOf, waitMinutes } from './compat-words.ts';
import { createApi, file, json, route, sendFile } from './define-route.ts';
import { ApiRefusal } from './refusals.ts';
import { CustomerId, CustomerIdText, RepeatableHeaders, wholeNumber } from './wire.ts';

const tag = 'present system';
const OneCheck = z.object({ checkId: Id });
const OneUser = z.object({ userId: CustomerIdText });
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const { username, firstName, lastName, language, referralCode } = RememberCustomer.shape;

export const compat = createApi()
  .openapi(
    route({
      method: 'post',
      path: '/check/initiate',
      right: 'check.request',
      tag,
      summary: 'Start a check for a customer',
      description:
        'Reserves one credit. The same question again, while the check is under way, joins it and reserves nothing. A customer who is not known yet becomes known, with no credit.',
      body: z.strictObject({
        username: InstagramUsername.meta({ description: 'A name, `@name`, or a link to the profile.' }),
        platform: z.literal('instagram', 'expects "instagram": no other platform can be read').default('instagram'),
        user_id: CustomerId,
      }),
      answers: {
        200: json('The check was under way already.', InitiatedAnswer),
        202: json('The check is queued.', InitiatedAnswer),
      },
      refusals: ['payment_required'],
    }),
    async (c) => {
      const { user_id: customerId, username } = c.req.valid('json');
      const requested = await requestForAnybody(c.var.ctx, { customerId, username, door: 'api', by: c.var.by });
      const check = await readCheck(c.var.ctx, { checkId: requested.check.id });
      const place = await placeInQueue(c.var.ctx, { checkId: check.id });
      const body = {
        check_id: check.id,
        status: OLD_STATUS[check.status],
        estimated_time: estimatedSeconds(check, place),
        message: messageOf(check, place),
        queue_position: place,
      };
      return c.json(body, requested.joined ? 200 : 202);
    },
  )
  .openapi(
    route({
      method: 'get',
      path: '/check/{checkId}',
      right: 'service.look',
      tag,
      summary: 'Follow a check',
      description: 'For the certificate, the story and long lists, see `/api/v1/checks/{checkId}`.',
      params: OneCheck,
      answers: { 200: json('Where the check stands; its result once completed.', OldCheckAnswer) },
    }),
    async (c) => {
      const check = await readCheck(c.var.ctx, c.req.valid('param'));
      const place = await placeInQueue(c.var.ctx, { checkId: check.id });
      const completed = check.status === 'completed';
      const shown = completed && !c.var.ctx.hideNames;
      const body = {
        check_id: check.id,
        status: OLD_STATUS[check.status],
        progress: percentOf(check),
        message: messageOf(check, place),
        queue_position: place,
        total_subscriptions: completed ? check.followingRead : check.declaredFollowing,
        total_followers: completed && readsFollowers(check.certificate) ? check.followersRead : check.declaredFollowers,
        total_non_mutual: check.notMutualCount,
        users: shown ? (await notFollowingBack(c.var.ctx, check.id)).map(oldUser) : null,
        file_path: completed ? `/api/v1/check/${check.id}/file` : null,
        error_message: errorOf(check),
        created_at: check.requestedAt,
        completed_at: check.finishedAt,
      };
      return c.json(body, 200);
    },
  )
  .openapi(
    route({
      method: 'get',
      path: '/check/{checkId}/file',
      right: 'service.look',
      tag,
      summary: 'The result as an XLSX file',
      params: OneCheck,
      query: z.strictObject({
        language: z.enum(Language).optional().meta({ description: "The customer's own without it." }),
      }),
      answers: { 200: file('The file.', [XLSX]) },
      refusals: ['conflict', 'gone'],
    }),
    async (c) => {
      const check = c.req.valid('param');
      const language = c.req.valid('query').language ?? (await readCheck(c.var.ctx, check)).language;
      const { bytes, fileName } = await buildReport(c.var.ctx, { ...check, language });
      return sendFile(bytes, { mediaType: XLSX, fileName });
    },
  )
  .openapi(
    route({
      method: 'post',
      path: '/users/ensure',
      right: 'customer.remember',
      tag,
      summary: 'Make a customer known, or bring the names up to date',
      description:
        'Doing it twice changes nothing. The fields may come as JSON, or in the address as the present system has them.',
      query: z.strictObject({
        user_id: CustomerIdText.optional(),
        username: z.string().max(64).optional(),
        first_name: z.string().max(128).optional(),
      }),
      body: z
        .strictObject({
          user_id: CustomerId,
          username,
          first_name: firstName,
          last_name: lastName,
          language,
          referral_code: referralCode,
        })
        .optional(),
      answers: { 200: json('The customer.', OldBalanceAnswer) },
    }),
    async (c) => {
      const none = { last_name: undefined, language: undefined, referral_code: undefined };
      const given = { ...none, ...c.req.valid('query'), ...c.req.valid('json') };
      const { user_id: id, first_name: firstName, last_name: lastName, referral_code: referralCode, ...rest } = given;
      if (id === undefined) throw new ApiRefusal('invalid', '"user_id" is missing: expects a Telegram id.');
      const named = { ...rest, firstName, lastName, referralCode };
      const { customer, invitedBy } = await rememberCustomer(c.var.ctx, { ...named, id, by: c.var.by });
      if (invitedBy !== null) await rewardInvitations(c.var.ctx, { customerId: invitedBy, by: c.var.by });
      return c.json(balanceOf(customer), 200);
    },
  )
  .openapi(
    route({
      method: 'get',
      path: '/users/{userId}/balance',
      right: 'service.look',
      tag,
      summary: 'What a customer can spend',
      params: OneUser,
      answers: { 200: json('The balance.', OldBalanceAnswer) },
    }),
    async (c) => c.json(balanceOf(await readCustomer(c.var.ctx, { id: c.req.valid('param').userId })), 200),
  )
  .openapi(
    route({
      method: 'post',
      path: '/users/{userId}/balance/add',
      right: 'credits.grant',
      tag,
      summary: 'Give a customer credits',
      description:
        'The number may come as JSON, or in the address as the present system has it. With the same `Idempotency-Key` it is given once: a repeated request is answered as the first one, with the balance as it is now. Without a key, doing it twice gives twice.',
      params: OneUser,
      query: z.strictObject({ checks_count: wholeNumber(1, CREDITS_LIMIT).optional() }),
      headers: RepeatableHeaders,
      body: z.strictObject({ checks_count: GrantCredits.shape.credits, note: GrantCredits.shape.note }).optional(),
      answers: { 200: json('The new balance.', AddedAnswer) },
      refusals: ['conflict'],
    }),
    async (c) => {
      const { userId: customerId } = c.req.valid('param');
      const body = c.req.valid('json');
      const credits = body?.checks_count ?? c.req.valid('query').checks_count;
      if (credits === undefined)
        throw new ApiRefusal('invalid', '"checks_count" is missing: expects how many credits to give.');
      const gift = { customerId, credits, note: body?.note, requestKey: c.req.valid('header')['Idempotency-Key'] };
      const { balance } = await giveCredits(c.var.ctx, { ...gift, by: c.var.by });
      return c.json({ user_id: customerId, checks_added: credits, new_balance: balance }, 200);
    },
  )
  .openapi(
    route({
      method: 'get',
      path: '/queue/status',
      right: 'service.look',
      tag,
      summary: 'How many checks wait and how many are under way',
      description: 'Parked checks are under way: they hold no place in the queue.',
      answers: { 200: json('The queue.', QueueAnswer) },
    }),
    async (c) => {
      const { queued, running, parked } = await countOpenChecks(c.var.ctx);
      const body = {
        total_pending: queued,
        total_processing: running + parked,
        next_position: queued + 1,
        estimated_wait_minutes: waitMinutes(queued),
      };
      return c.json(body, 200);
    },
  )
  .openapi(
    route({
      method: 'get',
      path: '/tariffs',
      right: 'service.look',
      tag,
      summary: 'What can be bought',
      answers: { 200: json('The tariffs on offer.', TariffListAnswer) },
    }),
    async (c) => {
      const tariffs = (await listTariffs(c.var.ctx)).map((tariff) => ({
        tariff_id: tariff.id,
        name: tariff.name,
        description: tariff.description,
        checks_count: tariff.credits,
        price_rub: tariff.priceRub.toFixed(2),
        price_stars: tariff.priceStars,
        is_active: tariff.isActive,
        sort_order: tariff.sortOrder,
        created_at: tariff.createdAt,
        updated_at: tariff.updatedAt,
      }));
      return c.json({ tariffs, total: tariffs.length }, 200);
    },
  );

/** Longer lists are paged. */
const USERS_SHOWN = 10_000;
const USERS_A_PAGE = 1_000;

async function notFollowingBack(ctx: Ctx, checkId: string): Promise<RelatedUser[]> {
  const users: RelatedUser[] = [];
  let after: string | null | undefined;
  while (after !== null && users.length < USERS_SHOWN) {
    const from = after === undefined ? {} : { after };
    const page = await listUsers(ctx, { checkId, list: 'not_following_back', ...from, limit: USERS_A_PAGE });
    users.push(...page.rows);
    after = page.next;
  }
  return users;
}

function balanceOf({ id, balance, referralCode }: { id: bigint; balance: number; referralCode: string | null }) {
  return { user_id: id, checks_balance: balance, referral_code: referralCode };
}
