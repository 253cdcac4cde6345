/** Never guesses between two sessions. Pure. */
import { maskSessionId } from '#/lib/instagram/identity.ts';
import { type FoundCookie, sessionIdOf, unquoted, WANTED } from './cookie.ts';
import type { NoSession } from './no-session.ts';

/** `expires` in Unix seconds; null when unknown. */
export type ChosenCookie = { name: string; value: string; expires: number | null; httpOnly: boolean };

/** `dropped`: cookies left out as odd, expired, doubled or another site's. */
export type Choice = { ok: true; cookies: ChosenCookie[]; dropped: number } | { ok: false; found: NoSession };

type Candidate = FoundCookie & { expires: number | null; rank: number };

/** The cookies of the one session meant, or why there is none. */
export function chooseSession(found: readonly FoundCookie[], now: Date): Choice {
  const all = found.map((cookie) => ({ ...cookie, expires: expiresOf(cookie, now), rank: rankOf(cookie.domain) }));
  const here = all.filter(({ rank }) => rank > 0);
  const sound = here.flatMap((cookie) => {
    const value = cookie.name === 'sessionid' ? sessionIdOf(cookie.value) : null;
    return value === null ? [] : [{ ...cookie, value }];
  });
  if (sound.length === 0) return { ok: false, found: missing(all, here) };
  const living = sound.filter((cookie) => lives(cookie, now));
  if (living.length === 0) return { ok: false, found: { why: 'expired', at: lastEnd(sound) } };
  const session = meant(living);
  if (!session) return { ok: false, found: { why: 'two_sessions', masked: maskedOf(living) } };

  const userId = session.value.split(':')[0] ?? '';
  const rest = WANTED.filter((name) => name !== 'sessionid').flatMap((name) => {
    const fits = (cookie: Candidate) =>
      cookie.name === name &&
      isSound(cookie.value) &&
      lives(cookie, now) &&
      (name !== 'ds_user_id' || unquoted(cookie.value) === userId);
    return here.filter(fits).sort(bestFirst).slice(0, 1).map(chosen);
  });
  const own = rest.some(({ name }) => name === 'ds_user_id')
    ? []
    : [{ name: 'ds_user_id', value: userId, expires: null, httpOnly: false }];
  const cookies = [chosen({ ...session, value: encodeURIComponent(session.value) }), ...rest];
  return { ok: true, cookies: [...cookies, ...own], dropped: found.length - cookies.length };
}

/** The session meant; null when two people's, or neither is known to be newer. */
function meant(living: Candidate[]): Candidate | null {
  const sorted = [...living].sort(bestFirst);
  const best = sorted.filter(({ rank }) => rank === sorted[0]?.rank);
  const distinct = best.filter((cookie, index) => best.findIndex(({ value }) => value === cookie.value) === index);
  const [first, ...others] = distinct;
  if (!first) return null;
  const newer = (other: Candidate) =>
    userOf(other) === userOf(first) &&
    other.expires !== null &&
    first.expires !== null &&
    other.expires < first.expires;
  return others.every(newer) ? first : null;
}

const userOf = ({ value }: Candidate) => value.split(':')[0];

/** Instagram's domain first, then the longer life; undated ones last. */
function bestFirst(one: Candidate, other: Candidate): number {
  return other.rank - one.rank || (other.expires ?? 0) - (one.expires ?? 0);
}

/** 0: another site. Without domains it is taken as Instagram's; the sandbox is on this machine. */
function rankOf(domain: string | null): number {
  const host = domain
    ?.trim()
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/[:/].*$/, '')
    .replace(/^\./, '');
  if (!host || host === 'localhost' || host === '127.0.0.1') return 1;
  if (host === 'instagram.com' || host === 'www.instagram.com') return 3;
  return host.endsWith('.instagram.com') ? 2 : 0;
}

function expiresOf({ life }: FoundCookie, now: Date): number | null {
  if (life === null) return null;
  return 'until' in life ? life.until : Math.floor(now.getTime() / 1_000) + life.for;
}

function lives({ expires }: Candidate, now: Date): boolean {
  return expires === null || expires * 1_000 > now.getTime();
}

/** An emptied one counts as absent (docs/facts/headers-and-cookies.md#cookies). */
function isSound(value: string): boolean {
  return unquoted(value) !== '' && /^[\x20-\x3a\x3c-\x7e]{1,4096}$/.test(value.trim());
}

function chosen({ name, value, expires, httpOnly }: Candidate): ChosenCookie {
  return { name, value: value.trim(), expires, httpOnly: httpOnly ?? name === 'sessionid' };
}

function missing(all: Candidate[], here: Candidate[]): NoSession {
  if (here.some(({ name, value }) => name === 'sessionid' && unquoted(value) !== '')) return { why: 'odd_value' };
  if (here.length > 0) return { why: 'no_sessionid', names: unique(here.map(({ name }) => name)) };
  const sites = unique(all.map(({ domain }) => (domain ?? '').replace(/^\./, '').slice(0, 60)));
  return sites.length > 0 ? { why: 'other_site', sites: sites.slice(0, 3) } : { why: 'nothing' };
}

const unique = (texts: string[]) => [...new Set(texts)];

function lastEnd(cookies: Candidate[]): Date {
  return new Date(Math.max(...cookies.map(({ expires }) => expires ?? 0)) * 1_000);
}

function maskedOf(cookies: Candidate[]): string[] {
  return unique(cookies.map(({ value }) => value))
    .slice(0, 4)
    .map((value) => maskSessionId(encodeURIComponent(value)));
}
