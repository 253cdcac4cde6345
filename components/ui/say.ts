'use client';

/** How an action ended; kept until the toaster is loaded. */
export type Saying = { kind: 'success' | 'error'; text: string };

const waiting: Saying[] = [];
const listeners = new Set<() => void>();
let wanted = false;

/** Says how an action ended; kept until the toaster is loaded. */
export function say(kind: Saying['kind'], text: string): void {
  waiting.push({ kind, text });
  wanted = true;
  for (const listener of listeners) listener();
}

/** Since the last call. */
export function takeSayings(): Saying[] {
  return waiting.splice(0);
}

/** Listens until the returned function is called. */
export function onSaying(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function isToasterWanted(): boolean {
  return wanted;
}
