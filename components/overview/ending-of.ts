import type { CheckStatus } from '#/lib/checks/model.ts';

type Ended = Extract<CheckStatus, 'completed' | 'failed' | 'cancelled'>;

/** For a sentence: of a result that is not whole nobody is counted. */
export function endingOf({ status, whole }: { status: Ended; whole: boolean }): Ended | 'not_whole' {
  return status === 'completed' && !whole ? 'not_whole' : status;
}
