import type { ListName, ListPage } from '../../model.ts';
import type { Reader } from '../answer.ts';
import type { WireRequest } from '../request-headers.ts';

/** `cursor` null: the first page. */
export type ListAsk = { list: ListName; userId: bigint; username: string; cursor: string | null };

export type ListDialect = {
  surface: 'rest_list' | 'graphql_list';
  request(ask: ListAsk): Pick<WireRequest, 'path' | 'form'>;
  reader(ask: ListAsk): Reader<ListPage>;
};
