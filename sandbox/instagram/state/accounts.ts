import { randomInt } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';

export type TwoFactor = 'none' | 'totp' | 'text' | 'totp_and_text' | 'whatsapp' | 'text_and_whatsapp';

/** Demanded after a right password (docs/facts/sign-in.md#checkpoints). `legacy_*`: `/challenge/…`. */
export type Challenge =
  | 'none'
  | 'email_code'
  | 'text_code'
  | 'legacy_email'
  | 'legacy_text'
  | 'approve'
  | 'suspended'
  | 'warning'
  | 'recaptcha'
  | 'consent'
  | 'deletion_pending'
  | 'unknown';

export type AccountInput = {
  username: string;
  password: string;
  id?: bigint | undefined;
  fullName?: string | undefined;
  /** Base32. With it, and no `twoFactor`, the factor is TOTP. */
  totpSeed?: string | undefined;
  twoFactor?: TwoFactor | undefined;
  challenge?: Challenge | undefined;
  /** Eight digits, used once (docs/facts/sign-in.md#second-factor). */
  backupCodes?: string[] | undefined;
  /** "Trust this device" spares the second factor; off: it does nothing. */
  trustsDevices?: boolean | undefined;
};

export type Account = {
  readonly username: string;
  readonly id: bigint;
  fullName: string;
  password: string;
  totpSeed: string | null;
  twoFactor: TwoFactor;
  challenge: Challenge;
  backupCodes: Set<string>;
  trustsDevices: boolean;
  readonly trustedDevices: Set<string>;
  readonly codes: SentCode[];
  readonly codeWatchers: Set<() => void>;
  usedTotpCounter: number;
  signIns: number;
  passwordPosts: number;
};

export type SentBy = 'text' | 'whatsapp' | 'email';
export type SentCode = { code: string; by: SentBy; at: Date };

const DIGITS = '0123456789';
const CHARACTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';

/** @throws {RangeError} TOTP without a seed, or no base32. */
export function createAccount(input: AccountInput, id: bigint): Account {
  const twoFactor = input.twoFactor ?? (input.totpSeed ? 'totp' : 'none');
  if (twoFactor.includes('totp') && !input.totpSeed) {
    throw new RangeError(`@${input.username} has a second factor by TOTP and needs a totpSeed (base32).`);
  }
  if (input.totpSeed) seedOf(input.totpSeed);
  return {
    username: input.username.toLowerCase(),
    id,
    fullName: input.fullName ?? input.username,
    password: input.password,
    totpSeed: input.totpSeed ?? null,
    twoFactor,
    challenge: input.challenge ?? 'none',
    backupCodes: new Set(input.backupCodes ?? []),
    trustsDevices: input.trustsDevices ?? false,
    trustedDevices: new Set(),
    codes: [],
    codeWatchers: new Set(),
    usedTotpCounter: -1,
    signIns: 0,
    passwordPosts: 0,
  };
}

/** Returns the code that the owner gets. */
export function sendCode(account: Account, sent: { by: SentBy; at: Date; length: number; letters: boolean }): string {
  const { by, at, length, letters } = sent;
  const alphabet = letters ? CHARACTERS : DIGITS;
  const code = Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('');
  account.codes.push({ code, by, at });
  for (const watcher of account.codeWatchers) watcher();
  return code;
}

const STEP_SECONDS = 30;

/** Accepts one step early or late (RFC 6238, section 5.2), each step's code once unless `reuse`. */
export function acceptTotp(account: Account, code: string, now: Date, reuse: boolean): boolean {
  if (!account.totpSeed || !/^\d{6}$/.test(code)) return false;
  const totp = new TOTP({ secret: seedOf(account.totpSeed) });
  const delta = totp.validate({ token: code, timestamp: now.getTime(), window: 1 });
  if (delta === null) return false;
  const counter = Math.floor(now.getTime() / 1000 / STEP_SECONDS) + delta;
  if (counter <= account.usedTotpCounter && !reuse) return false;
  account.usedTotpCounter = Math.max(counter, account.usedTotpCounter);
  return true;
}

/** The authenticator's code now; null without a seed. */
export function totpNow(account: Account, now: Date): string | null {
  if (!account.totpSeed) return null;
  return new TOTP({ secret: seedOf(account.totpSeed) }).generate({ timestamp: now.getTime() });
}

/** Uses the code up. */
export function acceptBackupCode(account: Account, code: string): boolean {
  return account.backupCodes.delete(code);
}

function seedOf(seed: string): Secret {
  try {
    return Secret.fromBase32(seed.replaceAll(' ', '').toUpperCase());
  } catch {
    throw new RangeError('The totpSeed is not base32: letters A to Z and digits 2 to 7 are expected.');
  }
}
