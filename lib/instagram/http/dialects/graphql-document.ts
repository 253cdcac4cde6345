/** Lists by `doc_id` (docs/facts/addresses.md#graphql-by-document). Ids rotate: a refusal is `endpoint_retired`. */
import type { ListName, ListPage } from '../../model.ts';
import { NOTHING, type Reader } from '../answer.ts';
import { membersOf } from '../loose-values.ts';
import type { ListDialect } from './dialect.ts';
import { readConnection } from './read-connection.ts';
import { readRestPage } from './rest.ts';

const DOCUMENTS: Record<ListName, { id: string; name: string }> = {
  followers: { id: '7892969524119199', name: 'usePolarisRefetchFollowersListQuery' },
  following: { id: '8572502889430836', name: 'usePolarisRefetchFollowingListQuery' },
};
/** As the site asks (docs/facts/addresses.md#page-size). */
const PAGE_SIZE = 12;

export const graphqlDocument: ListDialect = {
  surface: 'graphql_list',
  request: ({ list, userId, cursor }) => {
    const variables = { after: cursor, before: null, count: PAGE_SIZE, first: PAGE_SIZE, last: null, query: '' };
    return {
      path: '/graphql/query',
      form: {
        doc_id: DOCUMENTS[list].id,
        fb_api_req_friendly_name: DOCUMENTS[list].name,
        server_timestamps: 'true',
        variables: JSON.stringify({ ...variables, userID: userId.toString() }),
      },
    };
  },
  reader: ({ list }) => readerOf(list),
};

/** A connection, or the REST answer in GraphQL (docs/facts/addresses.md#graphql-by-document). */
function readerOf(list: ListName): Reader<ListPage> {
  const root = `xdt_api__v1__friendships__${list}`;
  return (body) => {
    const data = body.shape === 'json' ? membersOf(membersOf(body.json)?.data) : null;
    if (!data) return NOTHING;
    const wrapped = data[root];
    if (wrapped) return readRestPage({ shape: 'json', json: wrapped });
    const connection = data[`${root}__connection`];
    if (connection === undefined && data.user === null) return { kind: 'no_user' };
    return connection === null || wrapped === null ? { kind: 'no_list' } : readConnection(connection);
  };
}
