import type { AccountShown, GenerationShown } from '#/components/accounts/account-status.ts';
import type { AttemptFailure, AttemptStatus } from '#/lib/refresh/model.ts';
import type { CauseOfDeath } from '#/lib/sessions/model.ts';
import type { AccountView, GenerationView } from '#/lib/sessions/view.ts';

/** The room of sessions knows the words of its neighbours only as text; the database keeps them to their enums. */
export function shownAccount(account: AccountView): AccountShown {
  const { lastAttempt } = account;
  return {
    ...account,
    lastAttempt: lastAttempt && {
      ...lastAttempt,
      status: lastAttempt.status as AttemptStatus,
      failure: lastAttempt.failure as AttemptFailure | null,
    },
  };
}

export function shownGeneration(generation: GenerationView): GenerationShown {
  return { ...generation, causeOfDeath: generation.causeOfDeath as CauseOfDeath | null };
}
