/** After everything above: no secret that was used is written down anywhere (docs/facts/reliability.md#attacks: F45 and F46). */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { findSecrets } from '#/testing/find-secrets.ts';
import { LOGS, OWNER, VIEWER } from './addresses.ts';
import { ACCOUNT_PASSWORD, TOTP_SEED } from './given.ts';
import { ownersCookie, queryDatabase } from './knocking.ts';
import { productFacts } from './outside.ts';

test('no password, seed, session, token or key that these tests used stands in a log or in the database', async () => {
  const { token, secrets } = productFacts();
  const canaries = {
    'account password': ACCOUNT_PASSWORD,
    'TOTP seed': TOTP_SEED,
    'password of an owner': OWNER.password,
    'password of a viewer': VIEWER.password,
    'API token': token,
    'cookie of an operator': ownersCookie(),
    ...secrets,
  };
  for (const name of readdirSync(LOGS)) {
    const log = readFileSync(join(LOGS, name));
    expect(log.byteLength, name).toBeGreaterThan(100);
    expect(findSecrets(log, canaries), name).toEqual([]);
    expect(log.toString(), name).not.toMatch(/sessionid(=|%3D|":\s?")\d{5,}/);
  }
  const tables = await queryDatabase<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'pgboss')`,
  );
  expect(tables.length).toBeGreaterThan(30);
  for (const { name } of tables) {
    const rows = await queryDatabase<{ row: string }>(`select t::text as row from ${name} t`);
    expect(findSecrets(rows.map(({ row }) => row).join('\n'), canaries), name).toEqual([]);
  }
});

test('the web process holds no key that opens what is sealed', async () => {
  const { web, secrets } = productFacts();
  const environment = readFileSync(`/proc/${web.pid}/environ`);
  expect(findSecrets(environment, { 'settings are there': web.env.VAULT_PUBLIC_KEY ?? '' })).not.toEqual([]);
  expect(findSecrets(environment, { 'vault key': secrets.vaultKey })).toEqual([]);
});
