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
  ['{"authenticated":true,"user":true,"userId":"1","status":"ok"}', null],
  ['{"two_factor_required":true,"two_factor_info":{},"message":"","status":"fail"}', null],
  ['{"message":"checkpoint_required","checkpoint_url":"/challenge/1/a/","status":"fail"}', null],
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
