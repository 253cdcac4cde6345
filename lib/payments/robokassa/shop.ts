/** What is known of a shop at Robokassa: each program has only the password that it needs. */
import type { SigningHash } from './signature.ts';

/** Asks for payments. `isTest`: they are only played. */
export type Till = { origin: string; login: string; password1: string; hash: SigningHash; isTest: boolean };

/** Believes notices of payments. `isTest`: they are only played. `botUsername`: where people go back to; null when it is not set. */
export type NoticeReader = { password2: string; hash: SigningHash; isTest: boolean; botUsername: string | null };

/** Null while nothing is sold by card. */
export function tillOf(env: {
  robokassaLogin?: string | undefined;
  robokassaPassword1?: string | undefined;
  robokassaHash: SigningHash;
  robokassaTest?: '1' | undefined;
  robokassaOrigin: string;
}): Till | null {
  const { robokassaLogin: login, robokassaPassword1: password1, robokassaHash: hash } = env;
  if (!login || !password1) return null;
  return { origin: env.robokassaOrigin, login, password1, hash, isTest: env.robokassaTest === '1' };
}

/** Null while nothing is sold by card. */
export function noticeReaderOf(env: {
  robokassaPassword2?: string | undefined;
  robokassaHash: SigningHash;
  robokassaTest?: '1' | undefined;
  botUsername?: string | undefined;
}): NoticeReader | null {
  const { robokassaPassword2: password2, robokassaHash: hash, botUsername = null } = env;
  return password2 ? { password2, hash, isTest: env.robokassaTest === '1', botUsername } : null;
}
