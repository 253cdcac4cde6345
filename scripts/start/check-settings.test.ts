import { createServer } from 'node:http';
import { describe, expect, it } from 'vitest';
import { freshValues } from '../settings/fresh-values.ts';
import { checkPorts, checkSettings } from './check-settings.ts';

const good = { ...freshValues(), SANDBOX: '1', PORT: '3000' };

function complaint(settings: Record<string, string | undefined>, written: Record<string, string> = {}): string {
  try {
    checkSettings(settings, written);
    return '';
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
}

describe('before anything starts', () => {
  it('the settings of a first start are fine', () => {
    expect(complaint(good)).toBe('');
  });

  it('every wrong or missing setting is named, with what it expects, and never its value', () => {
    const said = complaint({
      ...good,
      PORT: '99999',
      CODE_MINUTES: 'soon',
      NEXTAUTH_SECRET: 'short-secret',
      VAULT_PUBLIC_KEY: undefined,
    });
    expect(said).toMatch(/PORT is not usable: expects a port/);
    expect(said).toMatch(/CODE_MINUTES is not usable/);
    expect(said).toMatch(/NEXTAUTH_SECRET is not usable: expects at least 32 characters/);
    expect(said).toMatch(/VAULT_PUBLIC_KEY is not set/);
    expect(said).not.toContain('short-secret');
    expect(said.match(/VAULT_PUBLIC_KEY/g)).toHaveLength(1);
  });

  it('going live asks for the token, and for nothing else', () => {
    const live = { ...good, SANDBOX: undefined };
    expect(complaint(live)).toMatch(/TELEGRAM_TOKEN is not set.*SANDBOX=1/);
    expect(complaint({ ...live, TELEGRAM_TOKEN: '123456:ABC-def' })).toBe('');
    expect(complaint({ ...live, TELEGRAM_TOKEN: 'my token' })).toMatch(/TELEGRAM_TOKEN is not usable/);
  });

  it('keys that do not belong together are noticed', () => {
    expect(complaint({ ...good, VAULT_PRIVATE_KEYS: freshValues().VAULT_PRIVATE_KEYS })).toMatch(
      /VAULT_PRIVATE_KEYS.*VAULT_PUBLIC_KEY/,
    );
    expect(complaint({ ...good, VAULT_PUBLIC_KEY: 'vault-public.1234' })).toMatch(/VAULT_PUBLIC_KEY should read/);
    expect(complaint({ ...good, PICTURE_KEY: 'picture.1' })).toMatch(/PICTURE_KEY should read/);
  });

  it('slips in names are noticed', () => {
    expect(complaint(good, { TELEGRAM_TOKN: '1:a' })).toContain('Did you mean TELEGRAM_TOKEN?');
  });

  it('a port in use is named, with its setting and what to do', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    try {
      await expect(checkPorts({ PORT: String(port) })).rejects.toThrow(
        `Port ${port} is in use by another program, but the dashboard needs it.`,
      );
      await expect(
        checkPorts({ PORT: '0', SANDBOX: '1', SANDBOX_TELEGRAM_PORT: String(port), SANDBOX_INSTAGRAM_PORT: '0' }),
      ).rejects.toThrow('set SANDBOX_TELEGRAM_PORT in .env');
    } finally {
      server.close();
    }
  });
});
