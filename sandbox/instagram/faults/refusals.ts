/** The site's refusals (docs/facts/refusals.md), shared by faults, dead sessions, rates and withdrawn endpoints. */
import { type Answer, html, json, redirect } from '../http/answer.ts';
import { deleteCookies } from '../http/cookies.ts';
import { type Exchange, hereOf } from '../http/exchange.ts';
import type { Flavour } from '../state/model.ts';
import type { RateLimit, Retired } from '../state/switches.ts';

const WAIT = 'Please wait a few minutes before you try again.';

/** E1: "log in", of any meaning. */
export function pleaseWaitLogIn(): Answer {
  return json({ message: WAIT, require_login: true, igweb_rollout: true, status: 'fail' }, 401);
}

/** E2: without `require_login`. */
export function pleaseWait(status = 401): Answer {
  return json({ message: WAIT, status: 'fail' }, status);
}

/** E3. */
export function loginRequired(): Answer {
  return json(
    {
      message: 'login_required',
      error_title: "You've Been Logged Out",
      error_body: 'Please log back in.',
      logout_reason: 2,
      status: 'fail',
    },
    403,
  );
}

/** E5: the sign-in page, with the way back. */
export function toSignIn(exchange: Exchange): Answer {
  return redirect(`${exchange.origin}/accounts/login/?next=${encodeURIComponent(hereOf(exchange))}`);
}

/** For a dead session, by its flavour, or none (E1). */
export function signedOut(exchange: Exchange): Answer {
  return byFlavour(exchange, exchange.dead?.death?.flavour ?? 'require_login');
}

/** The answer to a session that died so. */
export function byFlavour(exchange: Exchange, flavour: Flavour): Answer {
  switch (flavour) {
    case 'require_login':
      return pleaseWaitLogIn();
    case 'login_required':
      return loginRequired();
    case 'user_has_logged_out':
      return json({ message: 'user_has_logged_out', logout_reason: 8, status: 'fail' }, 403);
    case 'redirect':
      return toSignIn(exchange);
    case 'redirect_home':
      return redirect(`${exchange.origin}/`);
    case 'delete_cookie': {
      const answer = loginRequired();
      answer.headers.push(...deleteCookies(exchange.place));
      return answer;
    }
  }
}

/** E8 in its three bodies. */
export function tooMany(body: 'empty' | 'html' | 'json', retryAfter?: number | string | null): Answer {
  const answer = body === 'json' ? pleaseWait(429) : html(body === 'html' ? shell('Too many requests') : '', 429);
  if (retryAfter !== undefined && retryAfter !== null) answer.headers.push(['Retry-After', String(retryAfter)]);
  return answer;
}

/** The answer to a request over the rate, as the limit says. */
export function overRate(limit: RateLimit): Answer {
  if (limit.answer === '429') return tooMany('json', limit.retryAfter);
  const answer = limit.answer === 'e1' ? pleaseWaitLogIn() : pleaseWait();
  if (limit.retryAfter !== undefined && limit.retryAfter !== null)
    answer.headers.push(['Retry-After', String(limit.retryAfter)]);
  return answer;
}

/** A withdrawn endpoint (docs/facts/addresses.md#alive). */
export function retiredAnswer(how: Retired): Answer {
  switch (how) {
    case '400':
      return json({ message: 'invalid request', status: 'fail' }, 400);
    case 'errors':
      return json({
        errors: [{ message: 'execution error', severity: 'CRITICAL', path: [] }],
        data: null,
        status: 'ok',
      });
    case 'e1':
      return pleaseWaitLogIn();
    case '404':
      return notFoundPage();
    case '429':
      return tooMany('empty');
    case 'html':
      return html(shell('Instagram'));
    case 'login_required':
      return loginRequired();
    case 'useragent':
      return json({ message: 'useragent mismatch', status: 'fail' }, 400);
    case 'page':
      return html(
        '<!DOCTYPE html><html><head><title>Sorry • Instagram</title></head><body><p>Sorry.</p></body></html>',
      );
  }
}

/** E25. */
export function notFoundPage(): Answer {
  return html(
    shell(
      'Page not found',
      "<h2>Sorry, this page isn't available.</h2><p>The link you followed may be broken, or the page may have been removed.</p>",
    ),
    404,
  );
}

/** HTML without data, instead of JSON (E24). */
export function shell(title: string, content = ''): string {
  return `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>${title} • Instagram</title></head><body>${content}<div id="react-root"></div></body></html>`;
}
