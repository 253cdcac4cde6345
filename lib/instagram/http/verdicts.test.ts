import { describe, expect, it } from 'vitest';
import { RECORDED_EXAMPLES } from '#/testing/recorded-answers/all.ts';
import type { Example, Occasion } from '#/testing/recorded-answers/example.ts';
import { createAnsweringServer, identityFor } from '#/testing/servers/answering-server.ts';
import type { Identity } from '../identity.ts';
import type { Answer, InstagramHttp } from '../model.ts';
import type { Asked, RawAnswer, Reader, Surface } from './answer.ts';
import { createInstagramHttp } from './create-instagram-http.ts';
import { graphqlDocument } from './dialects/graphql-document.ts';
import { graphqlHash } from './dialects/graphql-hash.ts';
import { rest } from './dialects/rest.ts';
import { readFound } from './look-up-page.ts';
import { observe } from './observation.ts';
import { webProfileReader } from './profile-answers.ts';
import { VERDICT_TABLE } from './verdicts.ts';

const NOW = new Date('2026-11-23T12:00:00Z');

describe('the verdict on a recorded answer', () => {
  it.each(RECORDED_EXAMPLES.map((example) => [example.name, example] as const))('%s', async (_name, example) => {
    await using server = await createAnsweringServer(({ path }) =>
      isAskedFor(example, path) ? example : { status: 404, body: '<html>' },
    );
    const http = createInstagramHttp({ origin: server.origin, now: () => NOW });

    const answer = await asked(http, example, identityFor());

    expect(answer.verdict).toBe(example.verdict);
    if (answer.verdict === 'page') return;
    expect(answer.catalogue).toBe(example.catalogue);
    expect(answer.status).toBe(example.status);
    if (example.url !== undefined) expect(pathOf(answer)).toBe(example.url);
    expect(JSON.stringify(answer)).not.toMatch(/grace_hopper_secret|c4n4ry/);
  });
});

describe('the verdict table', () => {
  it('covers the whole catalogue, E1 to E30', () => {
    const ids = new Set(VERDICT_TABLE.map(({ id }) => id));
    expect(Array.from({ length: 30 }, (_, index) => `E${index + 1}`).filter((id) => !ids.has(id))).toEqual([]);
  });

  it('has a recorded answer for each row', () => {
    const decided = new Set(RECORDED_EXAMPLES.map(rowOf));
    expect(VERDICT_TABLE.map(({ seen }) => seen).filter((seen) => !decided.has(seen))).toEqual([]);
  });

  it('names each row once, so that an alarm points to one place', () => {
    const names = VERDICT_TABLE.map(({ seen }) => seen);
    expect(new Set(names).size).toBe(names.length);
  });
});

function rowOf(example: Example): string | undefined {
  const headers = example.headers ?? [];
  const raw: RawAnswer = {
    status: example.status,
    location: headers.find(([name]) => name === 'location')?.[1] ?? null,
    retryAfter: null,
    setCookies: headers.filter(([name]) => name === 'set-cookie').map(([, value]) => value),
    body: typeof example.body === 'string' ? example.body : JSON.stringify(example.body),
    bodyFailure: null,
  };
  const asked: Asked = {
    surface: SURFACES[example.asked],
    origin: 'https://www.instagram.com',
    cursor: example.cursor ?? null,
    declared: example.declared === undefined ? 1663 : example.declared,
  };
  const observation = observe(asked, raw, READERS[example.asked]);
  return VERDICT_TABLE.find(({ when }) => when(observation))?.seen;
}

const LIST_ASK = { list: 'followers', userId: 20001n, username: 'ada', cursor: null } as const;
const SURFACES: Record<Occasion, Surface> = {
  rest: 'rest_list',
  graphql_hash: 'graphql_list',
  graphql_document: 'graphql_list',
  profile: 'profile',
  probe: 'account',
  look_up: 'search',
};
const READERS: Record<Occasion, Reader<unknown>> = {
  rest: rest.reader(LIST_ASK),
  graphql_hash: graphqlHash.reader(LIST_ASK),
  graphql_document: graphqlDocument.reader(LIST_ASK),
  profile: webProfileReader('ada'),
  probe: () => ({ kind: 'nothing' }),
  look_up: readFound,
};

function asked(http: InstagramHttp, example: Example, identity: Identity): Promise<Answer<unknown>> {
  if (example.asked === 'profile') return http.profile(identity, { username: 'ada' });
  if (example.asked === 'probe') return http.probe(identity);
  if (example.asked === 'look_up')
    return http.findFollower(identity, { ...LIST_ASK, wanted: { id: 30001n, username: 'grace' } });
  return http.listPage(identity, {
    ...LIST_ASK,
    dialect: example.asked,
    cursor: example.cursor ?? null,
    declared: example.declared === undefined ? 1663 : example.declared,
  });
}

/** The example is about the first answer; the detour finds nothing. */
function isAskedFor(example: Example, path: string): boolean {
  return example.asked !== 'profile' || path.includes('web_profile_info');
}

function pathOf(answer: Answer<unknown>): string | null {
  const url = 'url' in answer ? answer.url : null;
  return url === null ? null : new URL(url).pathname;
}
