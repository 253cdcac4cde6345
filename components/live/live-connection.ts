'use client';

import { useSyncExternalStore } from 'react';
import { type LiveEvent, parseLiveEvent } from './live-event.ts';

/**
 * `polling` when the stream has been away for a while: pages then ask again on their own. `offline` when the device itself
 * has no network.
 */
export type LiveState = 'connecting' | 'live' | 'polling' | 'offline';

const PATH = '/api/live';
/** Without a word from the server for this long (it sends a beat each 15 s) the stream counts as lost. */
const SILENCE_MS = 20_000;
const RETRY_MS = [500, 1000, 2000, 5000, 10_000] as const;
/** After this many failures in a row the light says that pages are polled. */
const POLLING_AFTER = 2;
const LINGER_MS = 1000;
/** How long it may take from the making of a page on the server until its script listens. */
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

/** The state of the page's one connection; opens it with the first listener, closes it a little after the last. */
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

/** Hears every event from now on. Whenever the stream opens it hears `{ topic: 'resync' }`: look at everything again. */
export function onLiveEvent(listener: (event: LiveEvent) => void): () => void {
  eventListeners.add(listener);
  open();
  return () => {
    eventListeners.delete(listener);
    closeWhenUnused();
  };
}

/** Events that a page may have missed because it was on its way to the screen while they came. */
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

/** What changed before the stream was open, also between the making of the page and now, was told to nobody. */
function opened() {
  failures = 0;
  become('live');
  stillThere();
  tell({ topic: 'resync' });
}

/** The browser knows at once that the network is gone, long before the stream falls silent. */
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

/** From one page to the next there is a moment without listeners: the connection outlives it. */
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
