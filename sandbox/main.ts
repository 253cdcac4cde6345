/**
 * A local Instagram and Telegram in one process. Settings, also as flags (`--instagram-port 4100`):
 * SANDBOX_INSTAGRAM_PORT (4100), SANDBOX_TELEGRAM_PORT (4200), SANDBOX_HOST (127.0.0.1), SANDBOX_SEED, SANDBOX_TLS_KEY
 * and SANDBOX_TLS_CERT (PEM files), SANDBOX_CONTROL (`loopback`, or `anyone` inside containers).
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { createInstagram, type InstagramOptions } from './instagram/create-instagram.ts';
import { createDefaultWorld } from './instagram/default-world.ts';
import { createTelegram } from './telegram/create-telegram.ts';

type Settings = {
  instagramPort: number;
  telegramPort: number;
  host: string;
  seed: string;
  control: 'loopback' | 'anyone';
  tls: { key: string; cert: string } | undefined;
};

main().catch((error: unknown) => {
  console.error(sentence(error));
  process.exit(1);
});

async function main(): Promise<void> {
  const { instagramPort, telegramPort, host, seed, control, tls } = readSettings();
  const options: InstagramOptions = {
    port: instagramPort,
    host,
    seed,
    control,
    log: console.error,
    ...(tls ? { tls } : {}),
  };
  const instagram = await createInstagram(options);
  createDefaultWorld(instagram);
  const telegram = await createTelegram({ port: telegramPort, host });
  console.log(`ready instagram=${instagram.origin} control=${instagram.origin}/_sandbox telegram=${telegram.origin}`);

  const stop = async () => {
    await Promise.all([instagram.close(), telegram.close()]);
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop());
}

function readSettings(): Settings {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    options: {
      'instagram-port': text,
      'telegram-port': text,
      host: text,
      seed: text,
      control: text,
      'tls-key': text,
      'tls-cert': text,
    },
  });
  const given = (flag: keyof typeof values, name: string) => values[flag] ?? process.env[name];
  const key = given('tls-key', 'SANDBOX_TLS_KEY');
  const cert = given('tls-cert', 'SANDBOX_TLS_CERT');
  if (Boolean(key) !== Boolean(cert))
    throw new Error('SANDBOX_TLS_KEY and SANDBOX_TLS_CERT belong together: set both or neither.');
  return {
    instagramPort: port('SANDBOX_INSTAGRAM_PORT', given('instagram-port', 'SANDBOX_INSTAGRAM_PORT'), 4100),
    telegramPort: port('SANDBOX_TELEGRAM_PORT', given('telegram-port', 'SANDBOX_TELEGRAM_PORT'), 4200),
    host: given('host', 'SANDBOX_HOST') || '127.0.0.1',
    seed: given('seed', 'SANDBOX_SEED') || 'mutuals',
    control: whoControls(given('control', 'SANDBOX_CONTROL') || 'loopback'),
    tls: key && cert ? { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') } : undefined,
  };
}

function port(name: string, value: string | undefined, usual: number): number {
  if (!value) return usual;
  const number = Number(value);
  if (!Number.isInteger(number) || number < 0 || number > 65_535)
    throw new Error(`${name} is "${value}": a port from 0 to 65535 is expected.`);
  return number;
}

function whoControls(value: string): Settings['control'] {
  if (value === 'loopback' || value === 'anyone') return value;
  throw new Error(`SANDBOX_CONTROL is "${value}": loopback or anyone is expected.`);
}

function sentence(error: unknown): string {
  const { code, port: taken, path } = error as { code?: string; port?: number; path?: string };
  if (code === 'EADDRINUSE')
    return `The sandbox cannot start: port ${taken} is in use. Choose another with SANDBOX_INSTAGRAM_PORT or SANDBOX_TELEGRAM_PORT.`;
  if (code === 'ENOENT') return `The sandbox cannot start: there is no file ${path}.`;
  return `The sandbox cannot start: ${error instanceof Error ? error.message : String(error)}`;
}
