/** Recorded answers to a search in a list (docs/facts/addresses.md#asking-for-one-person). */
import type { Example } from './example.ts';

const WAIT = 'Please wait a few minutes before you try again.';

export const LOOK_UP_EXAMPLES: readonly Example[] = [
  {
    catalogue: 'E9',
    name: 'a search is blocked under 200',
    asked: 'look_up',
    status: 200,
    body: { message: 'unexpected_block_reason', status: 'fail' },
    verdict: 'throttled',
  },
  {
    catalogue: 'E9',
    name: 'a search is blocked under 400',
    asked: 'look_up',
    status: 400,
    body: { message: 'unexpected_block_reason', status: 'fail' },
    verdict: 'throttled',
  },
  {
    catalogue: 'E1',
    name: 'a search wants a login',
    asked: 'look_up',
    status: 401,
    body: { message: WAIT, require_login: true, status: 'fail' },
    verdict: 'unclear',
  },
  {
    catalogue: 'E8',
    name: 'a search is one of too many',
    asked: 'look_up',
    status: 429,
    body: '',
    verdict: 'throttled',
  },
  {
    catalogue: 'E24',
    name: 'the site in place of a search',
    asked: 'look_up',
    status: 200,
    body: '<!DOCTYPE html><html><head><title>Instagram</title></head><body><div id="react-root"></div></body></html>',
    verdict: 'endpoint_retired',
  },
  {
    catalogue: 'E24',
    name: 'the login page in place of a search',
    asked: 'look_up',
    status: 200,
    body: '<!DOCTYPE html><html><body><form id="loginForm"><input type="password" name="password"></form></body></html>',
    verdict: 'unclear',
  },
  {
    catalogue: 'E19',
    name: 'a search in a private list',
    asked: 'look_up',
    status: 400,
    body: { message: 'Not authorized to view user', status: 'fail' },
    verdict: 'target_private',
  },
  {
    catalogue: null,
    name: 'a search that says ok and shows no list',
    asked: 'look_up',
    status: 200,
    body: { status: 'ok' },
    verdict: 'page',
  },
  {
    catalogue: null,
    name: 'a search that finds nobody',
    asked: 'look_up',
    status: 200,
    body: { users: [], big_list: false, page_size: 200, has_more: false, status: 'ok' },
    verdict: 'page',
  },
];
