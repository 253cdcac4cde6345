import { z } from 'zod';
import { OldCheckAnswer } from '#/app/_shared/api/answers/present-system.ts';
import { defineRoute } from '#/app/_shared/api/define-route.ts';
import { errorOf, messageOf, OLD_STATUS, percentOf } from '#/app/_shared/api/old-words.ts';
import { resource } from '#/app/_shared/api/resource.ts';
import { placeOf } from '#/app/_shared/api/walk-checks.ts';
import { Id } from '#/app/_shared/api/wire.ts';
import { listUsers, type RelatedUser } from '#/lib/checks/list-users.ts';
import type { Ctx } from '#/lib/context.ts';
import { readCheck } from '#/lib/views/read-check.ts';

/** The present system read no more than this; longer lists are asked for page by page. */
const USERS_SHOWN = 10_000;
const USERS_A_PAGE = 1_000;

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = resource(
  defineRoute({
    method: 'GET',
    path: '/api/v1/check/{checkId}',
    right: 'service.look',
    tag: 'present system',
    summary: 'Follow a check',
    description: 'For the certificate, the story and long lists, see `/api/v1/checks/{checkId}`.',
    params: z.object({ checkId: Id }),
    answers: { 200: { description: 'Where the check stands; its result once completed.', schema: OldCheckAnswer } },
  }).handle(async ({ ctx, params }) => {
    const check = await readCheck(ctx, params);
    const place = await placeOf(ctx, check);
    const completed = check.status === 'completed';
    return {
      status: 200,
      body: {
        check_id: check.id,
        status: OLD_STATUS[check.status],
        progress: percentOf(check),
        message: messageOf(check, place),
        queue_position: place,
        total_subscriptions: completed ? check.followingRead : check.declaredFollowing,
        total_followers: completed ? check.followersRead : check.declaredFollowers,
        total_non_mutual: check.notMutualCount,
        users: completed && !ctx.hideNames ? (await notFollowingBack(ctx, check.id)).map(oldUser) : null,
        file_path: completed ? `/api/v1/check/${check.id}/file` : null,
        error_message: errorOf(check),
        created_at: check.requestedAt,
        completed_at: check.finishedAt,
      },
    };
  }),
);

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

function oldUser(user: RelatedUser) {
  return {
    username: user.username,
    full_name: user.fullName || null,
    avatar_url: null,
    user_follows_target: true,
    target_follows_user: false,
    is_mutual: false,
  };
}
