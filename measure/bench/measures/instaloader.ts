import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createInstagram } from '#/sandbox/instagram/create-instagram.ts';
import { awaitChecks } from '../../stage/await-checks.ts';
import { PASSWORD, READER, TOTP_SEED } from '../../stage/open-stage.ts';
import { withStage } from '../../stage/with-stage.ts';
import { makeCertificate } from '../bare/site-certificate.ts';
import type { Measure, Row } from '../measure.ts';

const run = promisify(execFile);
/** Beyond 200 pages Instaloader rests for minutes. */
const FOLLOWERS = 2_000;
const PROFILE = { username: 'ada', followers: FOLLOWERS, following: 20, mutual: 10 };
/** Since 2024; Instaloader finds it out by itself (docs/facts/addresses.md#alive, #graphql-by-document). */
const GRAPHQL_PAGE = 12;
/** When a client like ours asks for 50 (docs/facts/addresses.md#rest-lists). */
const REPORTED = [
  { page: 25, words: 'followers come in pages of 15-25, whatever is asked for' },
  { page: 50, words: 'the site’s lists serve up to 50 when asked' },
];
const LINE = { what: 'requests per 1,000 followers / Instaloader’s', aim: '≤ 0.3' };

/** List requests for the same followers, against an unmodified Instaloader. */
export const instaloader: Measure = {
  name: 'instaloader',
  seconds: 30,
  async run(tell, seed) {
    const python = ['python3', '/usr/bin/python3'].find(
      (one) => spawnSync(one, ['-c', 'import instaloader']).status === 0,
    );
    if (!python || spawnSync('openssl', ['version']).status !== 0) {
      return [{ ...LINE, got: 'not measured', met: null, note: 'needs Debian’s packages instaloader and openssl' }];
    }
    const theirs = await theirRequests(python, seed);
    tell(`Instaloader: ${theirs} list requests for ${FOLLOWERS} followers`);
    const rows: Row[] = [];
    for (const { page, words } of REPORTED) {
      const ours = await ourRequests(seed, page);
      tell(`Mutuals, in pages of ${page}: ${ours} list requests for ${FOLLOWERS} followers`);
      rows.push({
        what: `${LINE.what}, if pages hold ${page}`,
        aim: LINE.aim,
        got: (ours / theirs).toFixed(2),
        met: ours / theirs <= 0.3,
        note: `${perThousand(ours)} of ours, ${perThousand(theirs)} of Instaloader’s (pages of ${GRAPHQL_PAGE}); reported: ${words}`,
      });
    }
    return rows;
  },
};

function perThousand(requests: number): string {
  return ((requests / FOLLOWERS) * 1_000).toFixed(1);
}

/** @param page followers in one answer. */
function ourRequests(seed: string, page: number): Promise<number> {
  return withStage({ seed }, async (stage) => {
    stage.instagram.pageSize({ followers: page });
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
