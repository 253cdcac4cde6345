import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createInstagram } from '#/sandbox/instagram/create-instagram.ts';
import { makeCertificate } from '../bare/site-certificate.ts';
import type { Measure, Row } from '../measure.ts';
import { awaitChecks } from '../stage/await-checks.ts';
import { PASSWORD, READER, TOTP_SEED } from '../stage/open-stage.ts';
import { withStage } from '../stage/with-stage.ts';

const run = promisify(execFile);
/** Fewer than 200 pages of Instaloader: beyond them it rests for minutes. */
const FOLLOWERS = 2_000;
const PROFILE = { username: 'ada', followers: FOLLOWERS, following: 20, mutual: 10 };
/** What GraphQL has served at once since 2024; Instaloader finds it out by itself (facts, sections 0 and 1.2). */
const GRAPHQL_PAGE = 12;
const WHAT = 'requests per 1,000 followers / Instaloader’s';

/** List requests for the same followers, ours and those of an unmodified Instaloader, on sandboxes of one seed. */
export const instaloader: Measure = {
  name: 'instaloader',
  seconds: 25,
  async run(tell, seed) {
    const python = ['python3', '/usr/bin/python3'].find(
      (one) => spawnSync(one, ['-c', 'import instaloader']).status === 0,
    );
    if (!python || spawnSync('openssl', ['version']).status !== 0) {
      return [
        {
          what: WHAT,
          aim: '≤ 0.3',
          got: 'not measured',
          met: null,
          note: 'needs Debian’s packages instaloader and openssl',
        },
      ];
    }
    const theirs = await theirRequests(python, seed);
    tell(`Instaloader: ${theirs} list requests for ${FOLLOWERS} followers`);
    const ours = await ourRequests(seed);
    tell(`Mutuals: ${ours} list requests for ${FOLLOWERS} followers`);
    const per = (requests: number) => ((requests / FOLLOWERS) * 1_000).toFixed(1);
    const row: Row = {
      what: WHAT,
      aim: '≤ 0.3',
      got: (ours / theirs).toFixed(2),
      met: ours / theirs <= 0.3,
      note: `${per(ours)} of ours (pages of 25), ${per(theirs)} of Instaloader’s (pages of ${GRAPHQL_PAGE}): the site sets both sizes`,
    };
    return [row];
  },
};

function ourRequests(seed: string): Promise<number> {
  return withStage({ seed }, async (stage) => {
    stage.instagram.profile(PROFILE);
    await stage.account();
    await stage.worker();
    const { id } = await stage.requestCheck(PROFILE.username);
    await awaitChecks(stage.ctx, [id], 120_000);
    return stage.instagram.requests.lists({ list: 'followers' }).length;
  });
}

async function theirRequests(python: string, seed: string): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'mutuals-bench-'));
  try {
    const { authority, ...tls } = await makeCertificate(folder);
    await using instagram = await createInstagram({ seed, tls });
    instagram.pageSize({ graphqlFirst: GRAPHQL_PAGE });
    instagram.profile(PROFILE);
    const account = instagram.account({ username: READER, password: PASSWORD, totpSeed: TOTP_SEED });
    const bare = join(import.meta.dirname, '..', 'bare');
    await run(python, [join(bare, 'list_followers.py')], {
      timeout: 120_000,
      env: {
        NODE_ENV: 'production',
        PATH: process.env.PATH,
        PYTHONPATH: bare,
        PYTHONDONTWRITEBYTECODE: '1',
        REQUESTS_CA_BUNDLE: authority,
        SANDBOX_PORT: new URL(instagram.origin).port,
        LOGIN: JSON.stringify({ username: READER, password: PASSWORD, code: account.totp(), target: PROFILE.username }),
      },
    });
    return instagram.requests.lists({ list: 'followers' }).length;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
