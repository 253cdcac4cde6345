/** The dashboard's door: every page, action and picture admits through it, each time anew. */
import { cookies, headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { cache } from 'react';
import { IDLE_COOKIE } from '#/components/live/desk-presence.ts';
import type { WebCtx } from '#/lib/context.ts';
import { type Admitted, admitOperatorSession, isOwnDoor } from '#/lib/operators/admit-operator-session.ts';
import type { Person } from '#/lib/operators/audit.ts';
import { demandRight, mayDo, type Right } from '#/lib/operators/rights.ts';
import { DomainError } from '#/lib/platform/errors.ts';
import { PATH_HEADER } from './content-security-policy.ts';
import { currentSessionId } from './session-id.ts';
import { webProcess } from './web-process.ts';

/** `may`: what to offer; the verb decides. */
export type OperatorCtx = WebCtx & {
  operator: Admitted['operator'];
  by: Person;
  sessionId: string;
  may: (right: Right) => boolean;
  confirmedAt: Date | null;
  provenFactors: Admitted['factors'];
  rules: Admitted['rules'];
};

/** One for all parts of a page. @throws {DomainError} `unauthenticated`, `forbidden`. */
export async function operatorContext(right: Right): Promise<OperatorCtx> {
  const ctx = await admitted(isOwnDoor(right) ? right : 'service.look');
  demandRight(ctx.by, right);
  return ctx;
}

const admitted = cache(async (right: Right): Promise<OperatorCtx> => {
  const { ctx } = await webProcess();
  const quiet = (await cookies()).get(IDLE_COOKIE)?.value === '1';
  const sessionId = await currentSessionId();
  const { factors, actor: by, ...session } = await admitOperatorSession(ctx, { sessionId, right, quiet });
  const may = (wanted: Right) => mayDo(by, wanted);
  const hideNames = !may('names.see') && !session.rules.namesForViewers;
  return { ...ctx, ...session, hideNames, by, provenFactors: factors, may };
});

/** Leads to sign-in and back, or first to the new password or second factor; a page of other roles is not there. */
export async function pageContext(right: Right = 'service.look'): Promise<OperatorCtx> {
  try {
    return await operatorContext(right);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    if (error.detail?.mustChangePassword) redirect('/new-password');
    if (error.detail?.mustSetUpFactor) redirect('/set-up-factor');
    if (error.code === 'forbidden') notFound();
    if (error.code !== 'unauthenticated') throw error;
  }
  const path = (await headers()).get(PATH_HEADER) ?? '/';
  redirect(`/sign-in?ended=1&to=${encodeURIComponent(path)}`);
}
