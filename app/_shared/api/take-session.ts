/** A session that is handed in through the API: tried first, and put to use at once. */
import type { Ctx } from '#/lib/context.ts';
import type { Verdict } from '#/lib/instagram/model.ts';
import type { Actor } from '#/lib/security/audit.ts';
import { type HandedIn, handInSession } from '#/lib/sessions/hand-in-session.ts';
import type { ImportedSession } from '#/lib/sessions/import-identity.ts';
import { resumeAccount } from '#/lib/sessions/pause-account.ts';
import { readAccount } from '#/lib/sessions/read-account.ts';
import { ApiRefusal } from './refusal.ts';

type Taken = Extract<HandedIn, { ok: true }>;

/**
 * Hands a session in and resumes its account when it was paused.
 * @throws {ApiRefusal} `session_refused`, with what Instagram said; nothing was replaced.
 */
export async function takeSession(
  ctx: Ctx,
  input: { imported: ImportedSession; accountId?: string; by: Actor },
): Promise<Taken> {
  const handed = await handInSession(ctx, input);
  if (!handed.ok) {
    throw new ApiRefusal(
      'session_refused',
      `${SAID[handed.verdict]} The session was not taken; nothing was replaced.`,
      {
        detail: { verdict: handed.verdict },
      },
    );
  }
  const account = await readAccount(ctx, { accountId: handed.accountId });
  if (account.status === 'paused') await resumeAccount(ctx, { accountId: account.id, by: input.by });
  return handed;
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
