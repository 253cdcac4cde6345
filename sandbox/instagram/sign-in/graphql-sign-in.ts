import { retiredAnswer } from '../faults/refusals.ts';
import { type Answer, json } from '../http/answer.ts';
import type { Exchange } from '../http/exchange.ts';
import type { Flow } from '../state/model.ts';
import type { SignInMode } from '../state/switches.ts';
import { flowAddress } from './flow-address.ts';
import { afterPassword, csrfHolds, judgePassword, signIn } from './sign-in.ts';
import { resend, switchTo, tryCode } from './sign-in-flow.ts';
import { twoFactorBody } from './two-factor-body.ts';

type Variables = Record<string, unknown>;

/** The password mutation needs all of them. */
const REQUIRED = [
  'identifier',
  'enc_password',
  'password',
  'credential_type',
  'login_source',
  'ig_web_device_id',
  'persistent',
  'trusted_device_records',
  'query_params',
];

export type SignInStep = 'password' | 'send_code' | 'validate_code';

/** The site's sign-in as of 2026 (docs/facts/sign-in.md#graphql). */
export function graphqlSignIn(exchange: Exchange, step: SignInStep, variables: Variables): Answer {
  if (!csrfHolds(exchange)) return { ...retiredAnswer('html'), status: 403 };
  const input = isObject(variables.input) ? variables.input : variables;
  if (step === 'password') return submitPassword(exchange, input);
  const flow = exchange.world.flows.get(String(input.encryptedContext ?? ''));
  return step === 'send_code' ? sendCode(exchange, flow, input) : validateCode(exchange, flow, input);
}

function submitPassword(exchange: Exchange, input: Variables): Answer {
  const missing = REQUIRED.filter((name) => input[name] === undefined);
  if (missing.length > 0) {
    const errors = missing.map((name) => ({
      message: `noncoercible_variable_value: ${name}`,
      severity: 'CRITICAL',
      path: ['caa_login_web'],
    }));
    return json({ errors, data: null });
  }
  const { world } = exchange;
  const judged = judgePassword(exchange, String(input.identifier), secretOf(input.enc_password));
  if (world.switches.signIns !== 'work') return refused(world.switches.signIns);
  if (judged.verdict !== 'right')
    return result({
      error_style: 'INLINE',
      error_message: { text: 'The login information you entered is incorrect.' },
    });
  const after = afterPassword(world, judged.account, exchange.device, '/');
  if (after.kind === 'flow') return hurdle(exchange, after.flow);
  signIn(exchange, judged.account);
  return result({ ig_authenticated: true, redirect_uri: '/' });
}

function hurdle(exchange: Exchange, flow: Flow): Answer {
  if (flow.stage !== 'second_factor') return result({ redirect_uri: `${exchange.origin}${flowAddress(flow)}` });
  const { two_factor_info: info } = twoFactorBody(flow);
  return result({
    two_factor_result: JSON.stringify({
      two_factor_required: true,
      two_factor_info: { ...info, pk: info.pk.toString(), encrypted_context: flow.id },
    }),
  });
}

function sendCode(exchange: Exchange, flow: Flow | undefined, input: Variables): Answer {
  const answer = (text: string | null) =>
    json({ data: { xfb_two_step_verification_send_notification: { is_success: text === null, error_message: text } } });
  if (!flow) return answer('This code is no longer valid. Please request a new one.');
  if (input.challenge === 'SMS' && flow.by === 'totp') switchTo(exchange.world, flow, 'text');
  else if (!resend(exchange.world, flow).ok) return answer('Please wait a few minutes before you try again.');
  return answer(null);
}

function validateCode(exchange: Exchange, flow: Flow | undefined, input: Variables): Answer {
  const verdict = flow ? tryCode(exchange.world, flow, secretOf(input.code)) : 'expired';
  if (flow && verdict === 'right') signIn(exchange, flow.account, input.trust_this_device === true);
  const text =
    verdict === 'expired'
      ? 'This code is no longer valid. Please request a new one.'
      : 'Please check the security code and try again.';
  return json({
    data: {
      xfb_two_factor_login_validate_code: {
        is_code_valid: verdict === 'right',
        error_message: verdict === 'right' ? null : text,
      },
    },
  });
}

const PROBLEM = { text: 'There was a problem logging you into Instagram. Please try again soon.' };

/** (docs/facts/sign-in.md#graphql) */
function refused(mode: SignInMode): Answer {
  switch (mode) {
    case 'null_result':
      return json({ data: { caa_login_web: null } });
    case 'rate_limit_banner':
      return result({ error_style: 'RATE_LIMIT_BANNER' });
    case 'captcha':
      return result({ is_ig_login_recaptcha: true, recaptcha_needed: true });
    case 'oops':
      return result({ error_style: 'BANNER', error_message: { text: 'Oops, an error occurred.' } });
    case 'deletion_pending':
      return result({ stop_deletion_payload: { stop_deletion_date: 1_800_000_000, stop_deletion_nonce: 'sandbox' } });
    default:
      return result({ error_style: 'BANNER', error_message: PROBLEM });
  }
}

const NOTHING = {
  ig_authenticated: false,
  two_factor_result: null,
  error_style: null,
  error_message: null,
  redirect_uri: null,
  is_ig_login_recaptcha: false,
  recaptcha_needed: false,
  stop_deletion_payload: { stop_deletion_date: null, stop_deletion_nonce: null },
};

type Result = { [Name in keyof typeof NOTHING]?: unknown };

function result(fields: Result): Answer {
  return json({ data: { caa_login_web: { ...NOTHING, ...fields } } });
}

function secretOf(value: unknown): string {
  return isObject(value) ? String(value.sensitive_string_value ?? '') : '';
}

function isObject(value: unknown): value is Variables {
  return value !== null && typeof value === 'object';
}
