import { ALL_SETTINGS, SETTINGS } from '#/lib/platform/settings.ts';

/** No secret: the sandbox takes any. */
export const SANDBOX_TOKEN = '1000000001:sandbox-bot-token-of-this-machine';

export const SANDBOX_BOT_USERNAME = 'mutuals_sandbox_bot';

export const SANDBOX_ACCOUNT = {
  username: 'mutuals.reader',
  password: 'sandbox-password',
  totpSeed: 'JBSWY3DPEHPK3PXP',
} as const;

export const SANDBOX_CUSTOMERS = [
  { id: 1_000_001n, username: 'newcomer', firstName: 'Newcomer', language: 'en' },
  { id: 700_100_001n, username: 'maria_costa', firstName: 'Maria', lastName: 'Costa', language: 'en' },
  { id: 700_100_002n, username: 'oleg_mironov', firstName: 'Олег', lastName: 'Миронов', language: 'ru' },
  { id: 700_100_003n, username: 'amara_ok', firstName: 'Amara', lastName: 'Okafor', language: 'en' },
] as const;

/** Plays an operator in the chat. The number is longer than Telegram's: it is never anybody's. */
export const SANDBOX_OPERATOR = {
  id: 2_000_000_000_001n,
  email: 'chat-operator@mutuals.local',
  name: 'Operator',
} as const;

export const SANDBOX_NOTE = 'Belongs to the sandbox.';

type Values = Record<string, string | undefined>;

/** The shop at the sandbox's Robokassa. No secret: it takes no money. */
export const SANDBOX_SHOP = {
  login: 'mutuals-sandbox',
  password1: 'first-sandbox-password',
  password2: 'second-sandbox-password',
  hash: 'sha256',
} as const;

/** Unless absent, empty, 0, no, off or false. */
export function isSandbox(values: Values): boolean {
  return !['', '0', 'no', 'off', 'false'].includes((values.SANDBOX ?? '').trim().toLowerCase());
}

/** The sandbox's ports: those set, else the usual ones. */
export function sandboxPorts(values: Values): { instagram: number; telegram: number; robokassa: number } {
  return {
    instagram: Number(values.SANDBOX_INSTAGRAM_PORT ?? SETTINGS.sandboxInstagramPort.default),
    telegram: Number(values.SANDBOX_TELEGRAM_PORT ?? SETTINGS.sandboxTelegramPort.default),
    robokassa: Number(values.SANDBOX_ROBOKASSA_PORT ?? SETTINGS.sandboxRobokassaPort.default),
  };
}

/** Overrides the real token and addresses. */
export function withSandbox(values: Values): Values {
  const ports = sandboxPorts(values);
  const usual = ALL_SETTINGS.flatMap(({ name, inSandbox }) =>
    inSandbox === undefined ? [] : [[name, `${inSandbox}`]],
  );
  return {
    ...Object.fromEntries(usual),
    BOT_USERNAME: SANDBOX_BOT_USERNAME,
    ...values,
    INSTAGRAM_ORIGIN: `http://127.0.0.1:${ports.instagram}`,
    TELEGRAM_API_ROOT: `http://127.0.0.1:${ports.telegram}`,
    TELEGRAM_TOKEN: SANDBOX_TOKEN,
    ROBOKASSA_ORIGIN: `http://127.0.0.1:${ports.robokassa}`,
    ROBOKASSA_LOGIN: SANDBOX_SHOP.login,
    ROBOKASSA_PASSWORD_1: SANDBOX_SHOP.password1,
    ROBOKASSA_PASSWORD_1_FILE: undefined,
    ROBOKASSA_PASSWORD_2: SANDBOX_SHOP.password2,
    ROBOKASSA_PASSWORD_2_FILE: undefined,
    ROBOKASSA_HASH: SANDBOX_SHOP.hash,
    ROBOKASSA_TEST: '1',
    ADMIN_BOT_TOKEN: undefined,
    ADMIN_BOT_TOKEN_FILE: undefined,
    TELEGRAM_WEBHOOK_URL: undefined,
    INSTAGRAM_SESSION_ID: undefined,
    INSTAGRAM_SESSION_ID_FILE: undefined,
  };
}
