/** Each fault on the wire (docs/facts/refusals.md). List faults: `lists.ts`. */
import { gzipSync } from 'node:zlib';
import { type Answer, html, json, redirect, text } from '../http/answer.ts';
import { type Exchange, hereOf } from '../http/exchange.ts';
import { randomText } from '../state/sessions.ts';
import type { Fault } from './faults.ts';
import {
  byFlavour,
  loginRequired,
  notFoundPage,
  pleaseWait,
  pleaseWaitLogIn,
  retiredAnswer,
  shell,
  tooMany,
  toSignIn,
} from './refusals.ts';

/** Null for kinds that change or delay the real one. */
export function faultAnswer(fault: Fault, exchange: Exchange): Answer | null {
  const answer = spoil(fault, exchange);
  if (answer && fault.status !== undefined) answer.status = fault.status;
  if (answer && fault.retryAfter !== undefined && fault.kind !== 'E8')
    answer.headers.push(['Retry-After', String(fault.retryAfter)]);
  if (answer && fault.delayMs !== undefined) answer.delayMs = fault.delayMs;
  return answer;
}

function spoil(fault: Fault, exchange: Exchange): Answer | null {
  switch (fault.kind) {
    case 'E1':
      return pleaseWaitLogIn();
    case 'E2':
      return pleaseWait();
    case 'E3':
      return loginRequired();
    case 'E4':
      return byFlavour(exchange, 'user_has_logged_out');
    case 'E5':
      return toSignIn(exchange);
    case 'E6':
      return redirect(`${exchange.origin}/`);
    case 'E7':
      return byFlavour(exchange, 'delete_cookie');
    case 'E8':
      return tooMany(fault.body === 'html' || fault.body === 'json' ? fault.body : 'empty', fault.retryAfter);
    case 'E9':
      return feedback();
    case 'E10':
      return json({ spam: true, message: WAIT_SPAM, status: 'fail' }, 400);
    case 'E11':
      return json(
        { message: 'Please wait a few minutes before you try again.', error_type: 'rate_limit_error', status: 'fail' },
        400,
      );
    case 'E12':
      return json(
        {
          message: 'checkpoint_required',
          checkpoint_url: fault.to ?? challengePath(exchange),
          lock: true,
          flow_render_type: 0,
          status: 'fail',
        },
        400,
      );
    case 'E13':
      return challengeRequired(fault.to ?? `${exchange.origin}${challengePath(exchange)}`);
    case 'E14':
      return challengeRequired(`${exchange.origin}/accounts/suspended/`);
    case 'E15':
      return redirect(fault.to ?? warningAddress(exchange));
    case 'E16':
      return redirect(`${exchange.origin}${fault.to ?? '/accounts/update_risky_contactpoint/'}`);
    default:
      return spoilMore(fault);
  }
}

function spoilMore(fault: Fault): Answer | null {
  switch (fault.kind) {
    case 'E17':
      return text(fault.body ?? 'Not Found', 404);
    case 'E18':
      return json({ message: 'useragent mismatch', status: 'fail' }, 400);
    case 'E19':
      return json({ message: 'Not authorized to view user', status: 'fail' }, 400);
    case 'E20':
      return json({ message: 'unable to fetch followers', status: 'fail' }, 400);
    case 'E24':
      return html(shell('Login'));
    case 'E25':
      return notFoundPage();
    case 'E26':
      return retiredAnswer('errors');
    case 'E27':
      return html(shell('Forbidden'), 403);
    case 'E28':
      return json({ message: fault.body ?? 'counter get error', status: 'fail' }, 400);
    case 'E29':
    case '500':
    case '502':
    case '503':
    case '504':
    case '408': {
      const status = fault.kind === 'E29' ? 503 : Number(fault.kind);
      return html(
        shell(
          'Error',
          '<h5>Error</h5><p>Sorry, something went wrong. We are working on getting this fixed as soon as we can.</p>',
        ),
        status,
      );
    }
    case 'E30':
      return json({ status: 'fail', message: fault.body ?? 'Sorry, there was a problem with your request.' });
    case 'bare_ok':
      return json({ status: 'ok' });
    case 'block_reason':
      return json({ message: 'unexpected_block_reason', status: 'fail' });
    case 'reset':
      return { ...json({}), mishap: 'reset' };
    case 'hang':
      return { ...json({}), mishap: 'hang' };
    case 'gzip_bomb':
      return gzipBomb();
    default:
      return null;
  }
}

const WAIT_SPAM = 'We restrict certain activity to protect our community.';

function feedback(): Answer {
  return json(
    {
      message: 'feedback_required',
      spam: true,
      feedback_title: 'Try Again Later',
      feedback_message:
        'We limit how often you can do certain things on Instagram, to protect our community. Tell us if you think we made a mistake.',
      feedback_url: 'repute/report_problem/scraping/',
      feedback_action: 'report_problem',
      status: 'fail',
    },
    400,
  );
}

/** E13, and E14 when it leads to the suspended page. */
export function challengeRequired(url: string): Answer {
  return json(
    {
      message: 'challenge_required',
      error_type: 'checkpoint_challenge_required',
      challenge: {
        url,
        api_path: new URL(url, 'https://www.instagram.com').pathname,
        hide_webview_header: true,
        lock: true,
        logout: false,
        native_flow: true,
        flow_render_type: 0,
      },
      status: 'fail',
    },
    400,
  );
}

function challengePath(exchange: Exchange): string {
  return `/challenge/${exchange.session?.account.id ?? 1}/${randomText(10)}/`;
}

/** E15's address: a secret context and the way back. */
export function warningAddress(exchange: Exchange): string {
  return `${exchange.origin}/accounts/scraping_warning/?challenge_context=${randomText(64)}&next=${encodeURIComponent(hereOf(exchange))}`;
}

/** 64 MB of blanks in 64 kB. */
function gzipBomb(): Answer {
  const answer = json({});
  answer.headers.push(['Content-Encoding', 'gzip']);
  return { ...answer, body: gzipSync(Buffer.alloc(64 * 2 ** 20, 0x20)) };
}
