import { rurValue, setCookie, signedCookie } from '../http/cookies.ts';
import type { Exchange } from '../http/exchange.ts';
import type { Account } from '../state/accounts.ts';
import type { Flow, Session, World } from '../state/model.ts';
import { createSession, randomText } from '../state/sessions.ts';
import { firstWay, openFlow } from './sign-in-flow.ts';

export type PasswordVerdict =
  | { verdict: 'unknown_user' }
  | { verdict: 'wrong_password'; account: Account }
  | { verdict: 'unreadable' }
  | { verdict: 'right'; account: Account };

/** Judges and counts a password, plain or `enc_password` (docs/facts/sign-in.md#password). */
export function judgePassword({ world, note }: Exchange, username: string, submitted: string): PasswordVerdict {
  const account = world.accounts.get(username.trim().toLowerCase());
  if (account) account.passwordPosts += 1;
  note.account = account?.username ?? null;
  const password = openPassword(submitted);
  if (password === null && world.switches.encryptedPasswords === 'refuse') return { verdict: 'unreadable' };
  if (!account) return { verdict: 'unknown_user' };
  return password === null || password === account.password
    ? { verdict: 'right', account }
    : { verdict: 'wrong_password', account };
}

/** Null for version 10, whose key is not here. */
function openPassword(submitted: string): string | null {
  const match = /^#PWD_(?:INSTAGRAM_)?BROWSER:(\d+):(\d*):(.*)$/s.exec(submitted);
  if (!match) return submitted;
  return match[1] === '0' ? (match[3] ?? '') : null;
}

export type After = { kind: 'signed_in' } | { kind: 'flow'; flow: Flow };

/** The challenge first, then the second factor. */
export function afterPassword(world: World, account: Account, device: string, next: string): After {
  const hurdle = (stage: Flow['stage'], by: Flow['by']): After => ({
    kind: 'flow',
    flow: openFlow(world, { account, stage, by, next }),
  });
  switch (account.challenge) {
    case 'email_code':
      return hurdle('challenge', 'email');
    case 'text_code':
      return hurdle('challenge', 'text');
    case 'legacy_email':
      return hurdle('legacy_challenge', 'email');
    case 'legacy_text':
      return hurdle('legacy_challenge', 'text');
    case 'approve':
      return hurdle('approve', 'text');
    case 'suspended':
    case 'recaptcha':
    case 'consent':
    case 'deletion_pending':
    case 'unknown':
      return hurdle('halt', 'text');
    default:
      break;
  }
  if (account.twoFactor === 'none' || account.trustedDevices.has(device)) return { kind: 'signed_in' };
  return hurdle('second_factor', firstWay(account));
}

/** Starts a session with its cookies (docs/facts/headers-and-cookies.md#cookies). */
export function signIn(exchange: Exchange, account: Account, trustDevice = false): Session {
  const { world, headers, place, device } = exchange;
  const session = addSession(world, account, exchange.header('user-agent') ?? null);
  if (trustDevice && account.trustsDevices) account.trustedDevices.add(device);
  session.promptDue = true;
  world.devices.set(device, account.username);
  headers.push(
    setCookie('sessionid', session.id, place),
    setCookie('ds_user_id', account.id.toString(), place),
    setCookie('csrftoken', session.csrf, place),
    setCookie('rur', rurValue(account.id, world.now()), place),
    setCookie('shbid', signedCookie('16021', account.id, world.now()), place),
    setCookie('shbts', signedCookie(String(world.now().getTime() / 1000), account.id, world.now()), place),
    setCookie('ig_flow', '', place),
  );
  exchange.session = session;
  return session;
}

/** A living session of this browser. */
export function addSession(world: World, account: Account, userAgent: string | null): Session {
  const session = createSession({ number: world.sessions.size + 1, account, userAgent, at: world.now() });
  if (world.switches.screens.warning) session.interruption = { kind: 'warning' };
  account.signIns += 1;
  world.sessions.set(session.id, session);
  return session;
}

/** Whether CSRF header or field repeats the cookie (docs/facts/headers-and-cookies.md#headers). */
export function csrfHolds(exchange: Exchange): boolean {
  const given = exchange.header('x-csrftoken') || exchange.form.get('csrfmiddlewaretoken');
  const sent = (exchange.header('cookie') ?? '').split(/;\s*/);
  return Boolean(given) && sent.includes(`csrftoken=${given}`);
}

export function newCsrf(): string {
  return randomText(32);
}
