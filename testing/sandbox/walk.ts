/** A bare reader of lists, for the tests of the sandbox: it asks page after page until the end, and nothing else. */
import type { ListName } from '#/sandbox/instagram/state/profiles.ts';

export type WalkedPage = { status: number; ids: bigint[]; next: string | null; text: string };

export type Reader = {
  /** One page of a list. */
  page(id: bigint, list: ListName, cursor: string | null, count?: number): Promise<WalkedPage>;
  /** All ids of a list in the order of their coming. @throws {Error} a page was refused. */
  walk(id: bigint, list: ListName, count?: number): Promise<bigint[]>;
  get(path: string, headers?: Record<string, string>): Promise<Response>;
};

/** A reader that sends these cookies with every request, and follows no redirect. */
export function createReader(origin: string, cookieHeader: string): Reader {
  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(`${origin}${path}`, { headers: { cookie: cookieHeader, ...headers }, redirect: 'manual' });
  const page: Reader['page'] = async (id, list, cursor, count = 50) => {
    const query = new URLSearchParams({ count: String(count), ...(cursor === null ? {} : { max_id: cursor }) });
    const response = await get(`/api/v1/friendships/${id}/${list}/?${query}`);
    const text = await response.text();
    const body = response.headers.get('content-type')?.includes('json') ? (JSON.parse(text) as ListBody) : {};
    return {
      status: response.status,
      ids: (body.users ?? []).map(({ pk }) => BigInt(pk)),
      next: body.next_max_id ?? null,
      text,
    };
  };
  return {
    get,
    page,
    async walk(id, list, count) {
      const ids: bigint[] = [];
      let cursor: string | null = null;
      do {
        const { status, ids: more, next, text } = await page(id, list, cursor, count);
        if (status !== 200) throw new Error(`A page was refused with ${status}: ${text}`);
        ids.push(...more);
        cursor = next;
      } while (cursor !== null);
      return ids;
    },
  };
}

type ListBody = { users?: { pk: string | number }[]; next_max_id?: string };
