import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readEnv } from '#/lib/platform/env.ts';
import { PROGRAMS } from '#/lib/platform/settings/kinds.ts';
import { ALL_SETTINGS, SETTING_GROUPS, SETTINGS } from '#/lib/platform/settings.ts';
import { ROOT } from '../paths.ts';
import { closeEnvFile, ensureEnvFile, misspelledNames, readEnvFile } from './env-file.ts';
import { environmentFor, settingsInForce, settingsInFull } from './program-environment.ts';
import { writeSecretFiles } from './secret-files.ts';
import { WRITTEN_PLACES } from './written-places.ts';

let home = '';
let file = '';
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'mutuals-env-'));
  file = join(home, '.env');
});
afterEach(() => {
  chmodSync(home, 0o700);
  rmSync(home, { recursive: true });
});

describe('the .env of a first start', () => {
  it('can be read by its owner alone, and selects the sandbox', () => {
    expect(ensureEnvFile(file)).toBe(true);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file, 'utf8')).toMatch(/^SANDBOX=1$/m);
  });

  it('holds secrets of its own', () => {
    const other = join(home, 'other.env');
    ensureEnvFile(file);
    ensureEnvFile(other);
    const [mine, theirs] = [readEnvFile(file), readEnvFile(other)];
    for (const name of [
      'NEXTAUTH_SECRET',
      'VAULT_PUBLIC_KEY',
      'VAULT_PRIVATE_KEYS',
      'PICTURE_KEY',
      'FACTOR_KEY',
      'FIRST_OPERATOR_PASSWORD',
      'POSTGRES_PASSWORD',
    ]) {
      expect(mine[name], name).toBeTruthy();
      expect(mine[name], name).not.toBe(theirs[name]);
    }
  });

  it('is closed to others when somebody copied it open', () => {
    writeFileSync(file, 'PORT=3100\n', { mode: 0o644 });
    closeEnvFile(file);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('gives its secrets to files of their own, in a directory for its owner alone', () => {
    ensureEnvFile(file);
    const directory = join(home, 'secrets');
    const names = writeSecretFiles(directory, readEnvFile(file));
    writeSecretFiles(directory, readEnvFile(file)); // again, over read-only files

    expect(statSync(directory).mode & 0o777).toBe(0o700);
    expect(readdirSync(directory).sort()).toEqual([...names].sort());
    const inFiles = Object.fromEntries(names.map((name) => [`${name}_FILE`, join(directory, name)]));
    const { VAULT_PUBLIC_KEY = '', VAULT_PRIVATE_KEYS } = readEnvFile(file);
    const given = { ...inFiles, VAULT_PUBLIC_KEY, DATABASE_URL: 'postgresql://a@b/c' };
    expect(readEnv('worker', environmentFor('worker', {}, given))).toMatchObject({
      vaultPrivateKeys: VAULT_PRIVATE_KEYS,
    });
    expect(environmentFor('web', {}, given)).not.toHaveProperty('VAULT_PRIVATE_KEYS_FILE');
    expect(settingsInFull(given)).toMatchObject({ VAULT_PRIVATE_KEYS });
  });

  it('is never written over', () => {
    writeFileSync(file, 'PORT=3100\n');
    expect(ensureEnvFile(file)).toBe(false);
    expect(readFileSync(file, 'utf8')).toBe('PORT=3100\n');
  });

  it('satisfies every program, in the sandbox and with a token and without the sandbox line', () => {
    ensureEnvFile(file);
    const sandbox: Record<string, string> = { ...readEnvFile(file), DATABASE_URL: 'postgresql://a@b/c' };
    const { SANDBOX, ...live }: Record<string, string | undefined> = { ...sandbox, TELEGRAM_TOKEN: '123456:ABC-def' };
    expect(SANDBOX).toBe('1');
    for (const program of ['web', 'worker', 'bot'] as const) {
      expect(readEnv(program, environmentFor(program, {}, sandbox)).instagramOrigin).toBe('http://127.0.0.1:4100');
      expect(readEnv(program, environmentFor(program, {}, live)).instagramOrigin).toBe('https://www.instagram.com');
    }
  });
});

describe('a program receives', () => {
  const settings = {
    SANDBOX: '1',
    VAULT_PRIVATE_KEYS: 'the key',
    TELEGRAM_TOKEN: '1:real',
    NEXTAUTH_SECRET: 'signs',
    FACTOR_KEY: 'factors',
    PORT: '3000',
  };

  it('its own settings and no other program’s secrets, also when the shell exports them', () => {
    const shell = { PATH: '/bin', VAULT_PRIVATE_KEYS: 'the key', INSTAGRAM_SESSION_ID: '1:abc', KEY_FILE: '/key' };
    const web = environmentFor('web', shell, settingsInForce(settings, shell));
    expect(web.PATH).toBe('/bin');
    expect(web.NEXTAUTH_SECRET).toBe('signs');
    expect(Object.keys(web)).not.toEqual(expect.arrayContaining(['VAULT_PRIVATE_KEYS']));
    expect(JSON.stringify(web)).not.toMatch(/the key|1:abc|\/key/);
    expect(environmentFor('worker', shell, settings).VAULT_PRIVATE_KEYS).toBe('the key');
    expect(environmentFor('bot', shell, settings).VAULT_PRIVATE_KEYS).toBeUndefined();
    expect(web.FACTOR_KEY).toBe('factors');
    for (const program of ['worker', 'bot', 'deploy'] as const)
      expect(environmentFor(program, shell, settings).FACTOR_KEY, program).toBeUndefined();
  });

  it('the pictures’ key where pictures are taken or shown, and nowhere else', () => {
    const holders = PROGRAMS.filter((program) => 'PICTURE_KEY' in environmentFor(program, {}, { PICTURE_KEY: 'k' }));
    expect(holders).toEqual(['web', 'worker']);
    expect(environmentFor('browser', { PATH: '/bin' }, { ...settings, PICTURE_KEY: 'k' })).toEqual({
      PATH: '/bin',
      SANDBOX: '1',
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
    });
  });

  it('never the real token while the sandbox line stands', () => {
    const inFile = environmentFor('bot', {}, { SANDBOX: '1', TELEGRAM_TOKEN_FILE: '/run/secrets/token' });
    expect(inFile).not.toHaveProperty('TELEGRAM_TOKEN_FILE');
    expect(environmentFor('bot', {}, settings).TELEGRAM_TOKEN).not.toBe('1:real');
    expect(environmentFor('bot', {}, { ...settings, SANDBOX: '0' }).TELEGRAM_TOKEN).toBe('1:real');
  });

  it('what the shell sets rather than what the file says, unless it is empty', () => {
    expect(settingsInForce({ PORT: '3000', HOST: '::1' }, { PORT: '3100', HOST: '' })).toEqual({
      PORT: '3100',
      HOST: '::1',
    });
  });
});

describe('the list of settings', () => {
  it.each(WRITTEN_PLACES)('is what $file says: "npm run env -- --renew" renews it', ({ file, renew }) => {
    const text = readFileSync(join(ROOT, file), 'utf8');
    const older = text.replaceAll(/^.*SHORTFALL_PERCENT.*\n/gm, '');
    expect(older).not.toBe(text);
    expect(renew(older)).toBe(text);
  });

  it('names no setting twice, and every key but once', () => {
    const names = ALL_SETTINGS.map(({ name }) => name);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    const keys = SETTING_GROUPS.flatMap(({ settings }) => Object.keys(settings));
    expect(keys.sort()).toEqual(Object.keys(SETTINGS).sort());
  });

  it('finds slips in names', () => {
    expect(misspelledNames({ TELEGRAM_TOKN: 'x', COMPOSE_PROJECT_NAME: 'mutuals', PORT: '1' })).toEqual([
      'TELEGRAM_TOKN is not a setting of Mutuals. Did you mean TELEGRAM_TOKEN?',
    ]);
  });
});
