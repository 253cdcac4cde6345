/**
 * A local Instagram, Telegram and Robokassa in one process. Settings, also as flags (`--instagram-port 4100`):
 * SANDBOX_INSTAGRAM_PORT (4100), SANDBOX_TELEGRAM_PORT (4200), SANDBOX_ROBOKASSA_PORT (4300), NEXTAUTH_URL and
 * SANDBOX_SHOP_URL (where people come back to, and where payments are told), SANDBOX_HOST (127.0.0.1), SANDBOX_SEED, SANDBOX_TLS_KEY
 * and SANDBOX_TLS_CERT (PEM files), SANDBOX_CONTROL (`loopback`, or `anyone` inside containers).
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { createInstagram, type InstagramOptions } from './instagram/create-instagram.ts';
import { createDefaultWorld } from './instagram/default-world.ts';
import { createRobokassa } from './robokassa/create-robokassa.ts';
import { demoShop, type Shop } from './robokassa/shop.ts';
import { createTelegram } from './telegram/create-telegram.ts';

type Settings = {
  instagramPort: number;
  telegramPort: number;
  robokassaPort: number;
  shop: Shop;
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
  const { instagramPort, telegramPort, robokassaPort, shop, host, seed, control, tls } = readSettings();
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
  const robokassa = await createRobokassa({ port: robokassaPort, host, shop });
  const places = { instagram: instagram.origin, control: `${instagram.origin}/_sandbox`, telegram: telegram.origin };
  const said = Object.entries({ ...places, robokassa: robokassa.origin }).map(([name, at]) => `${name}=${at}`);
  console.log(`ready ${said.join(' ')}`);

  const stop = async () => {
    await Promise.all([instagram.close(), telegram.close(), robokassa.close()]);
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
      'robokassa-port': text,
      shop: text,
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
  const people = process.env.NEXTAUTH_URL || 'http://127.0.0.1:3000';
  if (Boolean(key) !== Boolean(cert))
    throw new Error('SANDBOX_TLS_KEY and SANDBOX_TLS_CERT belong together: set both or neither.');
  return {
    instagramPort: port('SANDBOX_INSTAGRAM_PORT', given('instagram-port', 'SANDBOX_INSTAGRAM_PORT'), 4100),
    telegramPort: port('SANDBOX_TELEGRAM_PORT', given('telegram-port', 'SANDBOX_TELEGRAM_PORT'), 4200),
    robokassaPort: port('SANDBOX_ROBOKASSA_PORT', given('robokassa-port', 'SANDBOX_ROBOKASSA_PORT'), 4300),
    shop: demoShop({ people, notices: given('shop', 'SANDBOX_SHOP_URL') || people }),
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
    return `The sandbox cannot start: port ${taken} is in use. Choose another with SANDBOX_INSTAGRAM_PORT, SANDBOX_TELEGRAM_PORT or SANDBOX_ROBOKASSA_PORT.`;
  if (code === 'ENOENT') return `The sandbox cannot start: there is no file ${path}.`;
  return `The sandbox cannot start: ${error instanceof Error ? error.message : String(error)}`;
}
