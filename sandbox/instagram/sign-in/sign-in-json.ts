import { pleaseWait, retiredAnswer } from '../faults/refusals.ts';
import { type Answer, json } from '../http/answer.ts';
import type { Exchange } from '../http/exchange.ts';
import type { Route } from '../http/route.ts';
import type { Account } from '../state/accounts.ts';
import type { Flow } from '../state/model.ts';
import type { SignInMode } from '../state/switches.ts';
import { flowAddress } from './flow-address.ts';
import { afterPassword, csrfHolds, judgePassword, signIn } from './sign-in.ts';
import { tryCode } from './sign-in-flow.ts';
import { twoFactorBody } from './two-factor-body.ts';

export const signInJsonRoutes: Route[] = [
  {
    methods: ['POST'],
    path: /^\/(api\/v1\/web\/)?accounts\/login\/ajax\/?$/,
    needs: 'nothing',
    note: () => ({ surface: 'sign_in' }),
    answer: submitPassword,
  },
  {
    methods: ['POST'],
    path: /^\/(api\/v1\/web\/)?accounts\/login\/ajax\/two_factor\/?$/,
    needs: 'nothing',
    note: () => ({ surface: 'second_factor' }),
    answer: submitCode,
  },
  {
    methods: ['POST'],
    path: /^\/(api\/v1\/web\/)?accounts\/send_two_factor_login_sms\/?$/,
    needs: 'nothing',
    note: () => ({ surface: 'second_factor' }),
    answer: sendText,
  },
];

function submitPassword(exchange: Exchange): Answer {
  if (!csrfHolds(exchange)) return noCsrf();
  const { world, form } = exchange;
  const judged = judgePassword(
    exchange,
    form.get('username') ?? '',
    form.get('enc_password') ?? form.get('password') ?? '',
  );
  if (judged.verdict === 'unreadable') return genericError();
  const refusal = world.switches.signIns === 'work' ? null : refused(world.switches.signIns, exchange);
  if (refusal) return refusal;
  if (judged.verdict !== 'right')
    return json({ authenticated: false, user: judged.verdict !== 'unknown_user', status: 'ok' });
  const after = afterPassword(world, judged.account, exchange.device, '/');
  return after.kind === 'signed_in' ? welcome(exchange, judged.account) : hurdle(after.flow);
}

/** Needs `status: ok` and a csrftoken in this answer (docs/facts/sign-in.md#json). */
function welcome(exchange: Exchange, account: Account): Answer {
  signIn(exchange, account);
  return json({
    authenticated: true,
    user: true,
    userId: account.id.toString(),
    oneTapPrompt: exchange.world.switches.screens.oneTap,
    status: 'ok',
  });
}

function hurdle(flow: Flow): Answer {
  if (flow.stage === 'second_factor') return json(twoFactorBody(flow), 400);
  return json(
    {
      message: 'checkpoint_required',
      checkpoint_url: flowAddress(flow),
      lock: false,
      flow_render_type: 0,
      status: 'fail',
    },
    400,
  );
}

function submitCode(exchange: Exchange): Answer {
  if (!csrfHolds(exchange)) return noCsrf();
  const { world, form } = exchange;
  const flow = world.flows.get(form.get('identifier') ?? '');
  const verdict = flow ? tryCode(world, flow, form.get('verificationCode') ?? '') : 'expired';
  if (flow && verdict === 'right') {
    signIn(exchange, flow.account, form.get('trust_signal') === 'true');
    return json({
      authenticated: true,
      user: true,
      userId: flow.account.id.toString(),
      oneTapPrompt: false,
      status: 'ok',
    });
  }
  const expired = verdict === 'expired';
  return json(
    {
      message: expired
        ? 'This code is no longer valid. Please request a new one.'
        : 'Please check the security code and try again.',
      error_type: expired ? 'invalid_verficaition_code' : 'sms_code_validation_failed',
      status: 'fail',
    },
    400,
  );
}

/** Sends no text (docs/facts/sign-in.md#graphql); only the identifier changes. */
function sendText(exchange: Exchange): Answer {
  const flow = exchange.world.flows.get(exchange.form.get('identifier') ?? '');
  if (!flow) return json({ message: 'This code is no longer valid. Please request a new one.', status: 'fail' }, 400);
  return json(twoFactorBody(flow));
}

function refused(mode: SignInMode, exchange: Exchange): Answer | null {
  switch (mode) {
    case 'null_result':
      return json({ message: 'Unexpected null login result', status: 'fail' }, 400);
    case 'generic_error':
      return genericError();
    case 'please_wait':
      return pleaseWait();
    case 'feedback_required':
      return json({ message: 'feedback_required', spam: true, feedback_title: 'Try Again Later', status: 'fail' }, 400);
    case 'problem':
      return json(
        { message: 'There was a problem logging you into Instagram. Please try again soon.', status: 'fail' },
        400,
      );
    case 'checkpoint':
      return json(
        {
          message: 'checkpoint_required',
          checkpoint_url: `${exchange.origin}/challenge/1/sandbox/`,
          lock: false,
          status: 'fail',
        },
        400,
      );
    case 'sentry_block':
      return json(
        { message: 'Sorry, there was a problem with your request.', error_type: 'sentry_block', status: 'fail' },
        400,
      );
    case 'rate_limit_banner':
      return pleaseWait(429);
    case 'captcha':
      return json({ message: 'recaptcha_required', error_type: 'recaptcha_required', status: 'fail' }, 400);
    case 'oops':
      return json({ message: 'Oops, an error occurred.', status: 'fail' }, 400);
    case 'deletion_pending':
      return json({ authenticated: false, stop_deletion_nonce: 'sandbox', stop_deletion_date: 1, status: 'ok' });
    case 'work':
      return null;
  }
}

function genericError(): Answer {
  return json({
    errors: { error: ['Sorry, there was a problem with your request.'] },
    status: 'ok',
    error_type: 'generic_request_error',
  });
}

function noCsrf(): Answer {
  return { ...retiredAnswer('html'), status: 403 };
}
