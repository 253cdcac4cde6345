/** Recorded answers about the profile that was asked for (docs/facts/refusals.md#e19, #e20, #e25, #e28). */
import type { Example } from './example.ts';

const MISSING_PAGE = "<!DOCTYPE html><html><body><h2>Sorry, this page isn't available.</h2></body></html>";

export const TARGET_EXAMPLES: readonly Example[] = [
  {
    catalogue: 'E19',
    name: 'not authorized to view user',
    asked: 'rest',
    status: 400,
    body: { message: 'Not authorized to view user', status: 'fail' },
    verdict: 'target_private',
  },
  {
    catalogue: 'E20',
    name: 'unable to fetch followers',
    asked: 'rest',
    status: 400,
    body: { message: 'unable to fetch followers', status: 'fail' },
    verdict: 'target_missing',
  },
  {
    catalogue: 'E25',
    name: 'profile 404 as a page',
    asked: 'profile',
    status: 404,
    body: MISSING_PAGE,
    verdict: 'target_missing',
  },
  {
    catalogue: 'E25',
    name: 'profile that is null',
    asked: 'profile',
    status: 200,
    body: { data: { user: null }, status: 'ok' },
    verdict: 'target_missing',
  },
  {
    catalogue: 'E25',
    name: 'list 404 in JSON: the address lives, the person does not',
    asked: 'rest',
    status: 404,
    body: { message: 'User not found', status: 'fail' },
    verdict: 'target_missing',
  },
  {
    catalogue: 'E25',
    name: 'list 404 as a page: the address is gone',
    asked: 'rest',
    status: 404,
    body: MISSING_PAGE,
    verdict: 'endpoint_retired',
  },
  {
    catalogue: 'E25',
    name: 'GraphQL user that is null',
    asked: 'graphql_hash',
    status: 200,
    body: { data: { user: null }, status: 'ok' },
    verdict: 'target_missing',
  },
  {
    catalogue: 'E25',
    name: 'document about a user that is null',
    asked: 'graphql_document',
    status: 200,
    body: { data: { user: null }, status: 'ok' },
    verdict: 'target_missing',
  },
  {
    catalogue: 'E28',
    name: 'deleted business category',
    asked: 'profile',
    status: 400,
    body: {
      message:
        'Asset asset://laser.provider/ig_business_category_subvertical has been deleted. You cannot use deleted assets.',
      status: 'fail',
    },
    verdict: 'unreachable',
  },
  {
    catalogue: 'E28',
    name: 'counter get error',
    asked: 'rest',
    status: 400,
    body: { message: 'counter get error', status: 'fail' },
    verdict: 'unreachable',
  },
  {
    catalogue: 'E28',
    name: 'invalid request on a first page',
    asked: 'rest',
    status: 400,
    body: { message: 'invalid request', status: 'fail' },
    verdict: 'endpoint_retired',
  },
  {
    catalogue: 'E28',
    name: 'query hash refused',
    asked: 'graphql_hash',
    status: 400,
    body: { message: 'invalid request', status: 'fail' },
    verdict: 'endpoint_retired',
  },
];
