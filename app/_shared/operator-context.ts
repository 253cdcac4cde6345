/**
 * The one door of the dashboard: every page, action and picture admits for itself through it.
 * Nothing is remembered between requests, so a revoked session or role counts at once.
 */
import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { IDLE_COOKIE } from '#/components/live/desk-presence.ts';
import type { WebCtx } from '#/lib/context.ts';
import { DomainError } from '#/lib/platform/errors.ts';
import type { Actor } from '#/lib/security/audit.ts';
import {
  type Admitted,
  admitOperatorSession,
  isFactorNeeded,
} from '#/lib/security/operators/admit-operator-session.ts';
import { type Role, roleAllows } from '#/lib/security/role.ts';
import { PATH_HEADER } from './content-security-policy.ts';
import { currentSessionId } from './session-id.ts';
import { webProcess } from './web-process.ts';

/** What a verb needs, and who asks. `may` says what to offer on the screen; the verb's own door decides. */
export type OperatorCtx = WebCtx & {
  operator: Admitted['operator'];
  by: Actor;
  sessionId: string;
  may: (role: Role) => boolean;
  /** When the person last proved who they are, in this session. */
  confirmedAt: Date | null;
};

/**
 * @param settingUp for the setting up of a second factor, which is all that an owner without one may do where owners need one.
 * @throws {DomainError} `unauthenticated`, `forbidden`.
 */
export const operatorContext = cache(async (role: Role, settingUp = false): Promise<OperatorCtx> => {
  const { ctx } = await webProcess();
  const quiet = (await cookies()).get(IDLE_COOKIE)?.value === '1';
  const { operator, actor, sessionId, confirmedAt } = await admitOperatorSession(ctx, {
    sessionId: await currentSessionId(),
    role,
    quiet,
    settingUp,
  });
  return { ...ctx, operator, by: actor, sessionId, confirmedAt, may: (needs) => roleAllows(operator.role, needs) };
});

/**
 * The same for a page: whoever is not signed in is sent to the sign-in page and comes back here afterwards; whoever needs a
 * second factor first is sent to set it up.
 */
export async function pageContext(role: Role = 'viewer', settingUp = false): Promise<OperatorCtx> {
  try {
    return await operatorContext(role, settingUp);
  } catch (error) {
    if (isFactorNeeded(error)) redirect('/set-up-factor');
    if (!(error instanceof DomainError) || error.code !== 'unauthenticated') throw error;
  }
  const path = (await headers()).get(PATH_HEADER) ?? '/';
  redirect(`/sign-in?ended=1&to=${encodeURIComponent(path)}`);
}
