/**
 * The digits that end an invented user name: how many follow, then the number (7 → `17`, 4821 → `44821`). So no whole
 * name is the beginning of another, and a list of millions has nobody by chance who is like the one searched for.
 */
export function endingOf(number: number): string {
  const digits = String(number);
  return `${digits.length}${digits}`;
}

/** The number; null for anything but an ending. */
export function numberOfEnding(ending: string): number | null {
  const number = Number(ending.slice(1));
  return ending.length > 1 && endingOf(number) === ending ? number : null;
}

/** Calls for every number from `least` to below `end` whose ending begins so, in order. */
export function eachBeginning(beginning: string, least: number, end: number, call: (number: number) => void): void {
  const missing = Number(beginning.charAt(0)) - (beginning.length - 1);
  const head = beginning.slice(1);
  if (missing < 0 || head.startsWith('0')) return;
  const scale = 10 ** missing;
  const first = head === '' ? scale / 10 : Number(head) * scale;
  const last = head === '' ? scale : first + scale;
  for (let number = Math.max(first, least); number < Math.min(last, end); number += 1) call(number);
}
