import type { Identity } from '../identity.ts';
import type { Answer, FollowerFinding, InstagramHttp } from '../model.ts';
import { createAsker, type Question } from './ask.ts';
import { findingOf } from './look-up-finding.ts';
import { type FoundPage, readFound } from './look-up-page.ts';
import type { Wire } from './wire.ts';

type Input = Parameters<InstagramHttp['findFollower']>[1];

/** As the site's dialog asks. */
const PAGE_SIZE = 50;

/**
 * Looks for one person by the search of the list's own dialog (docs/facts/addresses.md#asking-for-one-person), page by
 * page until the answer is plain. A refusal at any page is the answer, but that of a cursor: then not all can be seen.
 */
export async function findFollower(wire: Wire, identity: Identity, input: Input): Promise<Answer<FollowerFinding>> {
  const ask = createAsker(wire, input.pace);
  const pages: FoundPage[] = [];
  for (let current = identity; ; ) {
    const answer = await ask(current, searchQuestion(input, pages.at(-1)?.next ?? null));
    if (answer.verdict === 'cursor_refused') return told(current, 'too_many_alike', pages, pages.length + 1);
    if (answer.verdict !== 'page') return answer;
    current = answer.identity;
    pages.push(answer.value);
    const finding = findingOf(pages, input.wanted);
    if (finding !== 'ask_on') return told(current, finding, pages, pages.length);
  }
}

function told(
  identity: Identity,
  finding: FollowerFinding['finding'],
  pages: readonly FoundPage[],
  requests: number,
): Answer<FollowerFinding> {
  const entries = pages.reduce((sum, { users, setAside }) => sum + users.length + setAside, 0);
  return { verdict: 'page', value: { finding, requests, entries }, identity };
}

function searchQuestion(input: Input, cursor: string | null): Question<FoundPage> {
  const { list = 'followers', userId, username, wanted, signal } = input;
  const search = new URLSearchParams({ count: String(PAGE_SIZE), search_surface: 'follow_list_page' });
  search.set('query', wanted.username);
  if (cursor !== null) search.set('max_id', cursor);
  return {
    request: {
      path: `/api/v1/friendships/${userId}/${list}/?${search}`,
      referer: `/${encodeURIComponent(username)}/${list}/`,
      accept: 'data',
      signal,
    },
    asked: { surface: 'search', cursor, declared: null },
    read: readFound,
  };
}
