import type { Identity } from '../identity.ts';
import type { Answer, Dialect, InstagramHttp, ListPage } from '../model.ts';
import { ask } from './ask.ts';
import type { ListDialect } from './dialects/dialect.ts';
import { graphqlDocument } from './dialects/graphql-document.ts';
import { graphqlHash } from './dialects/graphql-hash.ts';
import { rest } from './dialects/rest.ts';
import { findFollower } from './look-up.ts';
import { followersAmong } from './look-up-many.ts';
import { probeAccount } from './probe-account.ts';
import { createProfileMemory } from './profile-memory.ts';
import { readProfile } from './read-profile.ts';
import type { Wire } from './wire.ts';

const DEFAULT_TIMEOUT_MS = 30_000;

/**
 * Every answer and every network failure is one verdict; no retry, no redirect, nothing leaves `origin`; a page is
 * complete or no page. The answer's identity is the same object when unchanged. Calls throw only the signal's reason.
 * @param options.timeoutMs for one whole answer; 30,000 unless told.
 */
export function createInstagramHttp(options: { origin: string; now: () => Date; timeoutMs?: number }): InstagramHttp {
  const wire: Wire = {
    origin: new URL(options.origin).origin,
    now: options.now,
    timeoutMs: options.timeoutMs ?? DEFAULT_TIMEOUT_MS,
  };
  const memory = createProfileMemory();

  return {
    profile: (identity, input) => readProfile(wire, memory, identity, input),
    listPage: (identity, input) => readListPage(wire, identity, input),
    probe: async (identity, input) => {
      const probed = await probeAccount(wire, identity, input ?? {});
      if (probed.verdict === 'page') memory.provedAlive(identity, wire.now());
      return probed;
    },
    findFollower: (identity, input) => findFollower(wire, identity, input),
    followersAmong: (identity, input) => followersAmong(wire, identity, input),
  };
}

const DIALECTS: Record<Dialect, ListDialect> = {
  rest,
  graphql_hash: graphqlHash,
  graphql_document: graphqlDocument,
};

type ListInput = Parameters<InstagramHttp['listPage']>[1];

async function readListPage(wire: Wire, identity: Identity, input: ListInput): Promise<Answer<ListPage>> {
  const dialect = DIALECTS[input.dialect];
  const referer = `/${encodeURIComponent(input.username)}/${input.list}/`;
  return ask(wire, identity, {
    request: { ...dialect.request(input), referer, accept: 'data', signal: input.signal },
    asked: { surface: dialect.surface, cursor: input.cursor, declared: input.declared },
    read: dialect.reader(input),
  });
}
