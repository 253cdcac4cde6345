'use client';

import { useSyncExternalStore } from 'react';
import { type LiveEvent, parseLiveEvent } from './live-event.ts';

/** `polling`: the stream is away, pages ask; `offline`: no network. */
export type LiveState = 'connecting' | 'live' | 'polling' | 'offline';

const PATH = '/api/live';
/** The server's heartbeat comes every 15 s. */
const SILENCE_MS = 20_000;
const RETRY_MS = [500, 1000, 2000, 5000, 10_000] as const;
const POLLING_AFTER = 2;
const LINGER_MS = 1000;
/** From a page's making to its script's start. */
const MISSED_MS = 5000;

let source: EventSource | undefined;
let state: LiveState = 'connecting';
let failures = 0;
let silence: ReturnType<typeof setTimeout> | undefined;
let retry: ReturnType<typeof setTimeout> | undefined;
let closing: ReturnType<typeof setTimeout> | undefined;
const stateListeners = new Set<() => void>();
const eventListeners = new Set<(event: LiveEvent) => void>();
let latest: { at: number; event: LiveEvent }[] = [];

/** One connection: opened with the first listener, closed after the last. */
export function useLiveState(): LiveState {
  return useSyncExternalStore(onStateChange, currentState, stateWhileServed);
}

const currentState = () => state;
const stateWhileServed = (): LiveState => 'connecting';

function onStateChange(listener: () => void): () => void {
  stateListeners.add(listener);
  open();
  return () => {
    stateListeners.delete(listener);
    closeWhenUnused();
  };
}

/** When the stream opens: `{ topic: 'resync' }`, look at everything again. */
export function onLiveEvent(listener: (event: LiveEvent) => void): () => void {
  eventListeners.add(listener);
  open();
  return () => {
    eventListeners.delete(listener);
    closeWhenUnused();
  };
}

/** Missed while the page was on its way. */
export function latestEvents(): LiveEvent[] {
  return latest.filter(({ at }) => Date.now() - at < MISSED_MS).map(({ event }) => event);
}

function open() {
  if (source || retry || state === 'offline' || typeof EventSource === 'undefined') return;
  watchNetwork();
  source = new EventSource(PATH);
  source.addEventListener('open', opened);
  source.addEventListener('message', (message) => heard(message.data));
  source.addEventListener('beat', stillThere);
  source.addEventListener('error', lost);
  stillThere();
}

/** Earlier changes were told to nobody. */
function opened() {
  failures = 0;
  become('live');
  stillThere();
  tell({ topic: 'resync' });
}

/** Sooner than the stream's silence. */
function watchNetwork() {
  window.addEventListener('offline', wentOffline);
  window.addEventListener('online', backOnline);
}

function wentOffline() {
  close();
  become('offline');
}

function backOnline() {
  if (state !== 'offline') return;
  failures = 0;
  become('connecting');
  if (isUsed()) open();
}

function heard(data: string) {
  stillThere();
  const event = parseLiveEvent(data);
  if (event) tell(event);
}

function stillThere() {
  clearTimeout(silence);
  silence = setTimeout(lost, SILENCE_MS);
}

function lost() {
  if (state === 'offline') return;
  source?.close();
  source = undefined;
  clearTimeout(silence);
  become(failures >= POLLING_AFTER ? 'polling' : 'connecting');
  const wait = RETRY_MS[Math.min(failures, RETRY_MS.length - 1)];
  failures += 1;
  retry = setTimeout(() => {
    retry = undefined;
    if (isUsed()) open();
  }, wait);
}

/** Survives a change of pages. */
function closeWhenUnused() {
  clearTimeout(closing);
  closing = setTimeout(() => {
    if (isUsed()) return;
    close();
    failures = 0;
    window.removeEventListener('offline', wentOffline);
    window.removeEventListener('online', backOnline);
    become('connecting');
  }, LINGER_MS);
}

function close() {
  source?.close();
  source = undefined;
  clearTimeout(silence);
  clearTimeout(retry);
  retry = undefined;
}

function isUsed(): boolean {
  return stateListeners.size + eventListeners.size > 0;
}

function become(next: LiveState) {
  if (next === state) return;
  state = next;
  for (const listener of stateListeners) listener();
}

function tell(event: LiveEvent) {
  const at = Date.now();
  latest = [...latest.filter((each) => at - each.at < MISSED_MS), { at, event }];
  for (const listener of eventListeners) listener(event);
}
