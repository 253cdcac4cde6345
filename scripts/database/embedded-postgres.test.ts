import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { afterEach, describe, expect, it } from 'vitest';
import { isAlive } from '../process/identity.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.ts';
import { postgresAccount } from './postgres-account.ts';
import { startThrowawayPostgres } from './throwaway-postgres.ts';

const opened: { postgres: EmbeddedPostgres[]; homes: string[] } = { postgres: [], homes: [] };
afterEach(async () => {
  for (const postgres of opened.postgres.splice(0)) await postgres.stop('immediate');
  for (const home of opened.homes.splice(0)) rmSync(home, { recursive: true, force: true });
});

describe('the embedded PostgreSQL', () => {
  it('keeps its data, address and password through a stop and a crash', async () => {
    const dataDir = newHome();
    const first = await open(dataDir);
    await ask(first.url, 'create table kept as select 728 as read');

    await first.stop();
    await first.start();
    expect(await ask(first.url, 'select read from kept')).toEqual([{ read: 728 }]);

    await first.stop('immediate');
    const second = await open(dataDir);
    expect(await ask(second.url, 'select read from kept')).toEqual([{ read: 728 }]);
    expect(new URL(second.url).password).toBe(new URL(first.url).password);
  });

  it('starts over the lock of a server that is gone, although its number belongs to another process now', async () => {
    const dataDir = newHome();
    const first = await open(dataDir);
    await first.stop();
    const stranger = spawn('sleep', ['60'], { ...postgresAccount(), cwd: '/' });
    try {
      writeFileSync(join(dataDir, 'postmaster.pid'), `${stranger.pid}\n${dataDir}\n0\n5432\n\n127.0.0.1\n`);

      const second = await open(dataDir);
      expect(await ask(second.url, 'select 1 as one')).toEqual([{ one: 1 }]);
      expect(stranger.exitCode).toBeNull();
    } finally {
      stranger.kill();
    }
  });

  it('refuses a second server on the same data and names the process that uses it', async () => {
    const dataDir = newHome();
    const first = await open(dataDir);
    const holder = first.server().known.pid;

    await expect(open(dataDir)).rejects.toThrow(
      `Another PostgreSQL (process ${holder}) already uses the data in ${dataDir}`,
    );
    expect(isAlive(first.server().known)).toBe(true);
  });

  it('names the port that is in use', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as { port: number };
    try {
      await expect(open(newHome(), port)).rejects.toThrow(`Port ${port} of 127.0.0.1 is already in use`);
    } finally {
      other.close();
    }
  });

  it('begins anew after a first start that was cut off in the middle of making the data', async () => {
    const dataDir = newHome();
    const unfinished = `${dataDir}.unfinished`;
    writeFileSync(unfinished, 'the rest of a cut-off initdb');

    const postgres = await open(dataDir);
    expect(await ask(postgres.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(existsSync(unfinished)).toBe(false);
  });

  it('keeps the password where only PostgreSQL and root can read it', async () => {
    const dataDir = newHome();
    const postgres = await open(dataDir);
    const file = join(dataDir, 'mutuals.password');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(postgres.url).toContain(readFileSync(file, 'utf8'));
  });
});

describe('a throw-away PostgreSQL', () => {
  it('leaves neither a process nor a file behind', async () => {
    const postgres = await startThrowawayPostgres();
    const { known } = postgres.server();
    await postgres[Symbol.asyncDispose]();

    expect(isAlive(known)).toBe(false);
    expect(existsSync(dirname(postgres.dataDir))).toBe(false);
  });

  it('goes with a process that exits and can wait for nothing', async () => {
    const module = JSON.stringify(join(import.meta.dirname, 'throwaway-postgres.ts'));
    const program = `
      const { startThrowawayPostgres } = await import(${module});
      const postgres = await startThrowawayPostgres();
      console.log(JSON.stringify({ known: postgres.server().known, home: postgres.dataDir }));
      process.exit(1);`;
    const { stdout } = spawnSync(process.execPath, ['--input-type=module', '--eval', program], { encoding: 'utf8' });

    const { known, home } = JSON.parse(stdout);
    expect(isAlive(known)).toBe(false);
    expect(existsSync(dirname(home))).toBe(false);
  });

  it('removes what a killed owner left behind: the server, by number and start, and its files', async () => {
    const orphan = await startThrowawayPostgres();
    const home = dirname(orphan.dataDir);
    writeFileSync(join(home, 'owner.json'), JSON.stringify({ pid: process.pid, started: 'another start' }));

    await using _next = await startThrowawayPostgres();

    expect(isAlive(orphan.server().known)).toBe(false);
    expect(existsSync(home)).toBe(false);
  });
});

async function open(dataDir: string, port = 0): Promise<EmbeddedPostgres> {
  const postgres = await startEmbeddedPostgres({ dataDir, port, throwaway: true });
  opened.postgres.push(postgres);
  return postgres;
}

function newHome(): string {
  const home = mkdtempSync(join(tmpdir(), 'mutuals-embedded-test-'));
  chmodSync(home, 0o755);
  opened.homes.push(home);
  return join(home, 'data');
}

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}
