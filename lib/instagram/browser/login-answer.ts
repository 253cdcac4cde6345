/**
 * Reads what the site's own sign-in request was answered. The page says the same in some language;
 * the answer says it in none (facts 4.2, 4.4), so it goes first.
 */
import type { Page, Response } from 'playwright';
import { PLEASE_WAIT, UNKNOWN_USER, WRONG_PASSWORD } from './wording.ts';

export type LoginAnswer = 'wrong_password' | 'unknown_user' | 'throttled';

const AJAX_LOGIN = /\/accounts\/login\/ajax\/?$/;
const GRAPHQL = /\/(api\/)?graphql(\/query)?\/?$/;
const MAX_BODY = 200_000;

/** Calls `tell` for each refusal of a sign-in request; keeps nothing of the body. */
export function watchLoginAnswers(page: Page, tell: (answer: LoginAnswer) => void): void {
  page.on('response', (response) => {
    void readLogin(response)
      .then((answer) => (answer ? tell(answer) : undefined))
      .catch(() => undefined); // the page moved on before the body could be read
  });
}

async function readLogin(response: Response): Promise<LoginAnswer | null> {
  if (response.request().method() !== 'POST') return null;
  const path = new URL(response.url()).pathname;
  const isAjax = AJAX_LOGIN.test(path);
  if (!isAjax && !GRAPHQL.test(path)) return null;
  if (isAjax && response.status() === 429) return 'throttled';
  const body = (await response.text()).slice(0, MAX_BODY);
  return isAjax ? readAjaxAnswer(body) : readGraphqlAnswer(body);
}

/** The answer of `/accounts/login/ajax/`; null when it is no refusal or asks for something that the page will show. */
export function readAjaxAnswer(body: string): LoginAnswer | null {
  const answer = parse(body);
  if (!answer || answer.authenticated === true || answer.two_factor_required === true) return null;
  const message = typeof answer.message === 'string' ? answer.message : '';
  if (/checkpoint|challenge/.test(message)) return null;
  if (answer.authenticated === false) return answer.user === false ? 'unknown_user' : 'wrong_password';
  if (answer.error_type === 'bad_password') return 'wrong_password';
  if (answer.error_type === 'generic_request_error' || /feedback_required/.test(message)) return 'throttled';
  return PLEASE_WAIT.test(message) ? 'throttled' : null;
}

/** The answer of the GraphQL sign-in: only its error text is looked at. */
export function readGraphqlAnswer(body: string): LoginAnswer | null {
  if (!body.includes('caa_login_web')) return null;
  const data = parse(body.replace(/^for \(;;\);/, ''))?.data;
  const login = isObject(data) ? data.caa_login_web : null;
  const message = isObject(login) && isObject(login.error_message) ? login.error_message.text : null;
  if (typeof message !== 'string') return null;
  if (WRONG_PASSWORD.test(message)) return 'wrong_password';
  if (UNKNOWN_USER.test(message)) return 'unknown_user';
  return PLEASE_WAIT.test(message) ? 'throttled' : null;
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
