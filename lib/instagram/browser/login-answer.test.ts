import { expect, it } from 'vitest';
import { readAjaxAnswer, readGraphqlAnswer } from './login-answer.ts';

it.each([
  ['{"authenticated":false,"user":true,"status":"ok"}', 'wrong_password'],
  ['{"authenticated":false,"user":false,"status":"ok"}', 'unknown_user'],
  ['{"message":"Unexpected null login result","status":"fail"}', 'throttled'],
  ['{"message":"Please wait a few minutes before you try again.","status":"fail"}', 'throttled'],
  [
    '{"errors":{"error":["Sorry, there was a problem with your request."]},"status":"ok","error_type":"generic_request_error"}',
    'throttled',
  ],
  ['{"message":"Sorry, there was a problem","error_type":"sentry_block","status":"fail"}', 'throttled'],
  ['{"message":"Oops, an error occurred.","status":"fail"}', 'throttled'],
  ['{"message":"","error_type":"something_new","status":"fail"}', 'throttled'],
  ['{"message":"inactive user","error_type":"inactive user","status":"fail"}', 'suspended'],
  ['{"authenticated":true,"stop_deletion_nonce":"a","status":"ok"}', 'deletion_pending'],
  ['{"authenticated":true,"user":true,"userId":"1","status":"ok"}', 'accepted'],
  ['{"two_factor_required":true,"two_factor_info":{},"message":"","status":"fail"}', 'accepted'],
  ['{"message":"checkpoint_required","checkpoint_url":"/challenge/1/a/","status":"fail"}', 'accepted'],
  ['<html>', null],
  ['[]', null],
])('reads %s as %s', (body, answer) => {
  expect(readAjaxAnswer(body)).toBe(answer);
});

it('reads the error text of the GraphQL sign-in, and nothing else on that address', () => {
  const answer = (text: string) =>
    `for (;;);${JSON.stringify({ data: { caa_login_web: { error_message: { text } } } })}`;

  expect(readGraphqlAnswer(answer('The password you entered is incorrect.'))).toBe('wrong_password');
  expect(readGraphqlAnswer(answer("We can't find an account with that name."))).toBe('unknown_user');
  expect(readGraphqlAnswer(answer('Something new.'))).toBeNull();
  expect(readGraphqlAnswer('{"data":{"viewer":{"text":"incorrect password"}}}')).toBeNull();
});

it.each([
  ['a banner of too many tries', { error_style: 'RATE_LIMIT_BANNER' }, 'throttled'],
  ['a banner in an unknown language', { error_style: 'BANNER', error_message: { text: 'Có lỗi' } }, 'throttled'],
  [
    'a word beside the field',
    { error_style: 'INLINE', error_message: { text: 'Mật khẩu không đúng' } },
    'wrong_password',
  ],
  [
    'a wait beside the field',
    { error_style: 'INLINE', error_message: { text: 'Please wait a few minutes' } },
    'throttled',
  ],
  ['the puzzle itself', { is_ig_login_recaptcha: true, redirect_uri: '/x/' }, 'captcha'],
  ['a puzzle and nothing else', { recaptcha_needed: true }, 'captcha'],
  ['a puzzle beside a redirect', { recaptcha_needed: true, redirect_uri: '/auth_platform/?apc=1' }, 'accepted'],
  ['a second factor', { two_factor_result: '{"two_factor_required":true}' }, 'accepted'],
  ['a success', { ig_authenticated: true, error_style: null }, 'accepted'],
  ['a redirect somewhere', { redirect_uri: '/' }, null],
  [
    'a pending deletion',
    { ig_authenticated: true, stop_deletion_payload: { stop_deletion_date: 1, stop_deletion_nonce: 'n' } },
    'deletion_pending',
  ],
  ['empty members of a deletion', { stop_deletion_payload: { stop_deletion_date: null } }, null],
])('reads the GraphQL sign-in: %s', (_, login, answer) => {
  expect(readGraphqlAnswer(JSON.stringify({ data: { caa_login_web: login } }))).toBe(answer);
});

it('takes a null result and errors about it for a push-back', () => {
  expect(readGraphqlAnswer('{"data":{"caa_login_web":null}}')).toBe('throttled');
  expect(readGraphqlAnswer('{"errors":[{"path":["caa_login_web"]}],"data":null}')).toBe('throttled');
});
