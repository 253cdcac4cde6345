import type { CheckView } from '#/lib/checks/view.ts';
import type { Button } from '#/lib/outbox/telegram/sender.ts';
import { isWhole } from './result-words.ts';
import { say } from './texts.ts';

/**
 * A row that leads to Instagram's own export, which needs no session: where a check waits for one or ended without one,
 * where a profile is private, and where a list is not whole. No row elsewhere.
 */
export function offerArchive(check: CheckView): Button[][] {
  const { status, parkReason, failure, language } = check;
  const waits = status === 'parked' && parkReason === 'session';
  const failed = failure === 'no_session' || failure === 'unreachable' || failure === 'target_private';
  if (!waits && !failed && !(status === 'completed' && !isWhole(check))) return [];
  return [[{ text: say(language, 'button-archive'), data: 'archive:how' }]];
}

/** The same as the whole keyboard of a message; nothing where there is no row. */
export function offeredArchive(check: CheckView): { keyboard?: Button[][] } {
  const keyboard = offerArchive(check);
  return keyboard.length > 0 ? { keyboard } : {};
}
