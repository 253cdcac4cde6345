/**
 * Reads the answer to the site's own sign-in request, which depends on no language, unlike the page
 * (docs/facts/sign-in.md#json, #graphql).
 */
import type { Page, Response } from 'playwright';
import type { SignInFailure } from './model.ts';
import { DISABLED, PLEASE_WAIT, UNKNOWN_USER, WRONG_PASSWORD } from './wording.ts';

export type LoginRefusal = Extract<
  SignInFailure,
  'wrong_password' | 'unknown_user' | 'throttled' | 'captcha' | 'suspended' | 'deletion_pending'
>;
/** `accepted`: the password was right, whatever is asked next. */
export type LoginAnswer = LoginRefusal | 'accepted';

const AJAX_LOGIN = /\/accounts\/login\/ajax\/?$/;
const GRAPHQL = /\/(api\/)?graphql(\/query)?\/?$/;
const MAX_BODY = 200_000;
const LOGIN = 'caa_login_web';

/** Tells each answer to a sign-in request, and each POST that set a session. Keeps nothing. */
export function watchLoginAnswers(page: Page, tell: (answer: LoginAnswer) => void): void {
  page.on('response', (response) => {
    if (response.request().method() !== 'POST') return;
    for (const read of [readLogin, readSession]) {
      void read(response)
        .then((answer) => (answer ? tell(answer) : undefined))
        .catch(() => undefined); // the page moved on first
    }
  });
}

async function readLogin(response: Response): Promise<LoginAnswer | null> {
  const path = new URL(response.url()).pathname;
  const isAjax = AJAX_LOGIN.test(path);
  if (!isAjax && !GRAPHQL.test(path)) return null;
  if (isAjax && response.status() === 429) return 'throttled';
  const isError = response.status() >= 400;
  const text = await response.text().catch(() => (isError ? '' : null)); // the page moved on, or there is no body
  if (text === null) return null;
  const body = text.slice(0, MAX_BODY);
  if (isAjax) return readAjaxAnswer(body);
  const isLogin = response.request().postData()?.includes('enc_password') === true;
  const isUnjudged = !body.includes(LOGIN) && (isError || /"errors":\s*\[\s*\{/.test(body));
  return isLogin && isUnjudged ? 'throttled' : readGraphqlAnswer(body);
}

/** `accepted` when the answer sets a session; null otherwise. */
async function readSession(response: Response): Promise<LoginAnswer | null> {
  const cookies = await response.headerValues('set-cookie');
  return cookies.some((cookie) => /^sessionid=[^;"]{2,}/.test(cookie)) ? 'accepted' : null;
}

/** The answer of `/accounts/login/ajax/`; null when it is not one (docs/facts/sign-in.md#json). */
export function readAjaxAnswer(body: string): LoginAnswer | null {
  const answer = parse(body);
  if (!answer) return null;
  if (isDeletionPending(answer)) return 'deletion_pending';
  if (answer.authenticated === true || answer.two_factor_required === true) return 'accepted';
  const message = textOf(answer.message);
  if (/checkpoint|challenge/.test(message)) return 'accepted';
  if (answer.authenticated === false) return answer.user === false ? 'unknown_user' : 'wrong_password';
  if (answer.error_type === 'bad_password') return 'wrong_password';
  if (answer.error_type === 'invalid_user') return 'unknown_user';
  if (/inactive.user|user_disabled/.test(`${textOf(answer.error_type)} ${message}`) || DISABLED.test(message))
    return 'suspended';
  return 'throttled';
}

/**
 * The answer of the GraphQL sign-in, in the site's order (docs/facts/sign-in.md#graphql); null when it is not one or
 * the page decides. `recaptcha_needed` may stand beside an ordinary redirect.
 */
export function readGraphqlAnswer(body: string): LoginAnswer | null {
  if (!body.includes(LOGIN)) return null;
  const answer = parse(body.replace(/^for \(;;\);/, ''));
  const data = isObject(answer?.data) ? answer.data : {};
  const login = data.caa_login_web;
  if (!isObject(login)) return answer ? 'throttled' : null; // a null result, or errors about it
  if (isDeletionPending(login)) return 'deletion_pending';
  if (textOf(login.two_factor_result) !== '') return 'accepted';
  if (login.is_ig_login_recaptcha === true) return 'captcha';
  if (login.ig_authenticated === true) return 'accepted';
  if (/challenge|auth_platform|two_step|two_factor/.test(textOf(login.redirect_uri))) return 'accepted';
  if (textOf(login.redirect_uri) !== '') return null; // the page shows where it leads
  if (login.recaptcha_needed === true) return 'captcha';
  return refusalOf(login);
}

/** An `INLINE` error is about what was typed in its field; every other style is a push-back. */
function refusalOf(login: Record<string, unknown>): LoginRefusal | null {
  const style = textOf(login.error_style);
  const words = isObject(login.error_message) ? textOf(login.error_message.text) : '';
  if (UNKNOWN_USER.test(words)) return 'unknown_user';
  if (WRONG_PASSWORD.test(words)) return 'wrong_password';
  if (DISABLED.test(words)) return 'suspended';
  if (PLEASE_WAIT.test(words)) return 'throttled';
  if (style === 'INLINE') return words === '' ? null : 'wrong_password';
  return style === '' ? null : 'throttled';
}

/** The members are empty while no deletion is pending. */
function isDeletionPending(answer: Record<string, unknown>): boolean {
  const payload = isObject(answer.stop_deletion_payload) ? answer.stop_deletion_payload : answer;
  return Boolean(payload.stop_deletion_nonce) || Boolean(payload.stop_deletion_date);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function parse(body: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(body);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
