import type { Identity } from '../identity.ts';
import { type Answer, type InstagramHttp, MOST_AMONG } from '../model.ts';
import { type Body, NOTHING, type Reading } from './answer.ts';
import { ask } from './ask.ts';
import { flagOf, membersOf } from './loose-values.ts';
import type { Wire } from './wire.ts';

type Input = Parameters<InstagramHttp['followersAmong']>[1];
type Told = ReadonlyMap<bigint, boolean>;

/**
 * Asks by `show_many`, as the site does after each page (docs/facts/addresses.md#friendship-status). It speaks of the
 * asking account alone. Nobody to ask for: no request.
 * @throws {RangeError} more ids than `MOST_AMONG`.
 */
export async function followersAmong(wire: Wire, identity: Identity, { ids, signal }: Input): Promise<Answer<Told>> {
  if (ids.length > MOST_AMONG) throw new RangeError(`At most ${MOST_AMONG} people in one request, not ${ids.length}.`);
  if (ids.length === 0) return { verdict: 'page', value: new Map(), identity };

  return ask(wire, identity, {
    request: {
      path: '/api/v1/friendships/show_many/',
      form: { user_ids: ids.join(',') },
      referer: '/',
      accept: 'data',
      signal,
    },
    asked: { surface: 'search', cursor: null, declared: null },
    read: (body) => readStatuses(body, ids),
  });
}

/** Only people who were asked for, and only a plain yes or no. */
function readStatuses(body: Body, ids: readonly bigint[]): Reading<Told> {
  const statuses = body.shape === 'json' ? membersOf(membersOf(body.json)?.friendship_statuses) : null;
  if (!statuses) return NOTHING;
  const told = new Map<bigint, boolean>();
  for (const id of ids) {
    const follows = flagOf(membersOf(statuses[id.toString()])?.followed_by);
    if (follows !== null) told.set(id, follows);
  }
  return { kind: 'value', value: told, list: null };
}
