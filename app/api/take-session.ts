import type { Ctx } from '#/lib/context.ts';
import type { Verdict } from '#/lib/instagram/model.ts';
import type { Actor } from '#/lib/operators/audit.ts';
import { tellHandedIn } from '#/lib/outbox/tell-handed-in.ts';
import { type HandedIn, handInSession } from '#/lib/sessions/hand-in-session.ts';
import { UserAgent } from '#/lib/sessions/import-identity.ts';
import { noSessionSentence } from '#/lib/sessions/material/no-session.ts';
import type { Material } from '#/lib/sessions/material/read-material.ts';
import { resumeAccount } from '#/lib/sessions/pause-account.ts';
import type { Taken } from '#/lib/sessions/take-into-use.ts';
import { readAccount } from '#/lib/views/read-account.ts';
import { ApiRefusal } from './refusals.ts';

export const BrowserAgent = UserAgent.optional().meta({
  description: 'User agent of the browser that made the session. Instagram ends a session whose user agent changes.',
  examples: [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
  ],
});

type NotTaken = Extract<HandedIn, { ok: false }>;

/**
 * Hands a session in and resumes its paused account.
 * @throws {ApiRefusal} `invalid`, `session_refused` or `conflict`; nothing was replaced.
 */
export async function takeSession(
  ctx: Ctx,
  input: {
    material: Material;
    userAgent?: string | undefined;
    accountId?: string;
    newAccount?: 'add' | 'first';
    by: Actor;
  },
): Promise<Taken> {
  const handed = await handInSession(ctx, { ...input, userAgent: input.userAgent ?? null, tell: tellHandedIn(ctx) });
  if (!handed.ok) throw refusalOf(handed);
  const account = await readAccount(ctx, { accountId: handed.accountId });
  if (account.status === 'paused') await resumeAccount(ctx, { accountId: account.id, by: input.by });
  return handed;
}

const UNCHANGED = 'The session was not taken; nothing was replaced.';

function refusalOf(handed: NotTaken): ApiRefusal {
  switch (handed.reason) {
    case 'no_session':
      return new ApiRefusal('invalid', `${noSessionSentence(handed.found)} ${UNCHANGED}`, { detail: handed.found });
    case 'refused': {
      const { verdict } = handed;
      return new ApiRefusal('session_refused', `${SAID[verdict]} ${UNCHANGED}`, { detail: { verdict } });
    }
    case 'foreign': {
      const { expected, username, instagramId } = handed;
      const whose = username ? `@${username}` : 'another Instagram account';
      const id = instagramId ? ` (id ${instagramId})` : '';
      const detail = { verdict: 'wrong_account', username, instagramId };
      return new ApiRefusal(
        'session_refused',
        `This session belongs to ${whose}${id}, not to @${expected}. ${UNCHANGED}`,
        { detail },
      );
    }
    case 'unknown_account': {
      const { username, instagramId } = handed;
      return new ApiRefusal(
        'conflict',
        `This session is of @${username}, which is no account of the service. To add it as a new reader, send "add_account": true. ${UNCHANGED}`,
        { detail: { username, instagramId } },
      );
    }
  }
}

const SAID: Record<Verdict, string> = {
  page: 'Instagram accepted it.',
  throttled: 'Instagram asks to wait before it answers this session.',
  signed_out: 'Instagram says that this session is signed out.',
  unclear: 'Instagram did not say whether this session is signed in.',
  challenged: 'Instagram wants a person to confirm this session first.',
  warning: 'Instagram shows this session a warning about automated behaviour; a person must dismiss it first.',
  suspended: 'Instagram has suspended this account.',
  target_private: 'Instagram did not show the account itself.',
  target_missing: 'Instagram does not find the account of this session.',
  list_withheld: 'Instagram withholds what was asked.',
  cursor_refused: 'Instagram refused the request.',
  endpoint_retired: 'Instagram has closed the address that tries a session.',
  wrong_identity: 'Instagram does not accept this session from here.',
  unreachable: 'Instagram could not be reached.',
  unrecognised: 'Instagram answered in a way that is not known.',
};
