/** The check that all other tests of the API lean on: it must see what does not fit. */
import { expect, it } from 'vitest';

import { fitDocument } from '#/testing/document-check.ts';

const declared = { method: 'get', path: '/api/v1/queue/status' } as const;
const queue = { total_pending: 1, total_processing: 0, next_position: 2, estimated_wait_minutes: 2 };
const error = { code: 'forbidden', message: 'No.', request_id: 'x' };

it.each([
  ['a whole answer', queue, 200],
  ['a refusal that is named', { error }, 403],
] as const)('lets %s pass', async (_what, body, status) => {
  await fitDocument(declared, Response.json(body, { status }));
});

it.each([
  ['a status that is not named', queue, 201, /does not name this status/],
  ['a field too many', { ...queue, secret: 1 }, 200, /secret/],
  ['a field too few', { ...queue, next_position: undefined }, 200, /next_position/],
  ['a field of another kind', { ...queue, total_pending: '1' }, 200, /total_pending/],
  ['a refusal with an unknown code', { error: { ...error, code: 'nope' } }, 403, /code/],
  ['a refusal without its request id', { error: { ...error, request_id: undefined } }, 403, /request_id/],
] as const)('does not let %s pass', async (_what, body, status, complaint) => {
  await expect(fitDocument(declared, Response.json(body, { status }))).rejects.toThrow(complaint);
});

it('does not let another media type pass', async () => {
  await expect(
    fitDocument(declared, new Response('<p>', { headers: { 'content-type': 'text/html' } })),
  ).rejects.toThrow(/does not name text\/html/);
});
