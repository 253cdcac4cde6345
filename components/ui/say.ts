'use client';

/** One short sentence about how an action ended. Held until the toaster, which is loaded with the first one, takes it. */
export type Saying = { kind: 'success' | 'error'; text: string };

const waiting: Saying[] = [];
const listeners = new Set<() => void>();
let wanted = false;

export function say(kind: Saying['kind'], text: string): void {
  waiting.push({ kind, text });
  wanted = true;
  for (const listener of listeners) listener();
}

/** Takes what was said since the last call. */
export function takeSayings(): Saying[] {
  return waiting.splice(0);
}

export function onSaying(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Whether anything was ever said on this page. */
export function isToasterWanted(): boolean {
  return wanted;
}
