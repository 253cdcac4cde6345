/** Answers that no row knows. They are kept as an outline and raise an alarm (docs/design.md#verdicts). */
import type { Example } from './example.ts';

export const UNRECOGNISED_EXAMPLES: readonly Example[] = [
  {
    catalogue: null,
    name: 'a shape nobody has seen',
    asked: 'rest',
    status: 200,
    body: { people: [{ handle: 'grace_hopper_secret' }], token: 'c4n4ry-token', grace_hopper_secret: 1, status: 'ok' },
    verdict: 'unrecognised',
  },
  {
    catalogue: 'odd_rows',
    name: 'a first page on which nobody has an id',
    asked: 'rest',
    status: 200,
    body: { users: [{ username: 'grace_hopper_secret' }], status: 'ok' },
    verdict: 'unrecognised',
  },
  {
    catalogue: 'odd_rows',
    name: 'a later page of which most rows are in a new shape',
    asked: 'graphql_hash',
    cursor: 'QVFEone==',
    status: 200,
    body: {
      data: {
        user: {
          edge_followed_by: {
            count: 1663,
            page_info: { has_next_page: true, end_cursor: 'QVFEtwo==' },
            edges: [
              { node: { id: '30001', username: 'grace_hopper_secret' } },
              ...['a', 'b', 'c'].map((handle) => ({ node: { id: '30002', handle } })),
            ],
          },
        },
      },
      status: 'ok',
    },
    verdict: 'unrecognised',
  },
  {
    catalogue: 'odd_cursor',
    name: 'a cursor that the database cannot hold',
    asked: 'rest',
    status: 200,
    body: { users: [{ pk: '30001', username: 'grace_hopper_secret' }], next_max_id: 'QVFE\u0000two==', status: 'ok' },
    verdict: 'unrecognised',
  },
  {
    catalogue: 'odd_cursor',
    name: 'a cursor in a new shape',
    asked: 'rest',
    status: 200,
    body: { users: [{ pk: '30001', username: 'grace_hopper_secret' }], next_max_id: { after: 'QVFE' }, status: 'ok' },
    verdict: 'unrecognised',
  },
  {
    catalogue: null,
    name: 'status ok without the list',
    asked: 'rest',
    status: 200,
    body: { status: 'ok' },
    verdict: 'unrecognised',
  },
  {
    catalogue: null,
    name: 'status ok with a list that is null',
    asked: 'rest',
    cursor: 'QVFEone==',
    status: 200,
    body: { users: null, has_more: false, status: 'ok' },
    verdict: 'unrecognised',
  },
  {
    catalogue: null,
    name: 'a 400 in words nobody has seen',
    asked: 'rest',
    status: 400,
    body: { message: 'grace_hopper_secret is sleeping', status: 'fail' },
    verdict: 'unrecognised',
  },
  {
    catalogue: null,
    name: 'a redirect to a stranger',
    asked: 'rest',
    status: 302,
    headers: [['location', 'https://example.org/accounts/login/?token=c4n4ry-token']],
    body: '',
    verdict: 'unrecognised',
  },
];
