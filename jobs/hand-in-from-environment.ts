import type { WorkerCtx } from '#/lib/context.ts';
import { SYSTEM } from '#/lib/operators/audit.ts';
import type { Env } from '#/lib/platform/env.ts';
import { DomainError } from '#/lib/platform/errors.ts';
import { handInSession } from '#/lib/sessions/hand-in-session.ts';
import { SessionMaterial } from '#/lib/sessions/import-identity.ts';
import { accountsThatRead } from '#/lib/sessions/pool.ts';

/** `INSTAGRAM_SESSION_ID`, the last source (docs/design.md#a-sessions-life); it may bring the first account. */
export async function handInFromEnvironment(
  ctx: WorkerCtx,
  env: Pick<Env<'worker'>, 'instagramSessionId'>,
): Promise<void> {
  if (!env.instagramSessionId || (await accountsThatRead(ctx.db)) > 0) return;
  const material = SessionMaterial.safeParse(env.instagramSessionId);
  if (!material.success) return ctx.log.warn({}, 'INSTAGRAM_SESSION_ID holds no session; it is ignored');

  try {
    const handed = await handInSession(ctx, {
      material: material.data,
      newAccount: 'first',
      source: 'environment',
      by: SYSTEM,
    });
    if (handed.ok) ctx.log.info({ account: handed.username }, 'the session of INSTAGRAM_SESSION_ID is in use');
    else ctx.log.warn(handed, 'the session of INSTAGRAM_SESSION_ID was not taken; nothing was changed');
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    ctx.log.warn({ reason: error.message }, 'the session of INSTAGRAM_SESSION_ID was not taken; nothing was changed');
  }
}
