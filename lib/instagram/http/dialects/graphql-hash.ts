/**
 * Lists by `query_hash` (docs/facts/addresses.md#graphql-by-hash). Since September 2026 often the right count with
 * nobody listed (docs/facts/addresses.md#alive): `list_withheld`.
 */
import type { ListName, ListPage } from '../../model.ts';
import type { Reader } from '../answer.ts';
import { membersOf } from '../loose-values.ts';
import type { ListDialect } from './dialect.ts';
import { readConnection } from './read-connection.ts';

const HASHES: Record<ListName, string> = {
  followers: '37479f2b8209594dde7facb0d904896a',
  following: '58712303d941c6855d4e888c5f0cd22f',
};
const EDGES: Record<ListName, 'edge_followed_by' | 'edge_follow'> = {
  followers: 'edge_followed_by',
  following: 'edge_follow',
};
/** More has been refused since August 2024 (docs/facts/addresses.md#alive). */
const PAGE_SIZE = 12;

export const graphqlHash: ListDialect = {
  surface: 'graphql_list',
  request: ({ list, userId, cursor }) => {
    const variables = { id: userId.toString(), first: PAGE_SIZE, ...(cursor === null ? {} : { after: cursor }) };
    const search = new URLSearchParams({ query_hash: HASHES[list], variables: JSON.stringify(variables) });
    return { path: `/graphql/query/?${search}` };
  },
  reader: ({ list }) => readerOf(list),
};

/** `user: null`: the person is not shown; a null edge: the list is not (docs/facts/addresses.md#graphql-by-hash). */
function readerOf(list: ListName): Reader<ListPage> {
  return (body) => {
    const data = body.shape === 'json' ? membersOf(membersOf(body.json)?.data) : null;
    if (data?.user === null) return { kind: 'no_user' };
    const edge = membersOf(data?.user)?.[EDGES[list]];
    return edge === null ? { kind: 'no_list' } : readConnection(edge);
  };
}
