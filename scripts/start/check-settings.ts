import { BadSettings, readEnv } from '#/lib/platform/env.ts';
import { isPortFree } from '../process/free-port.ts';
import { misspelledNames } from '../settings/env-file.ts';
import { environmentFor } from '../settings/program-environment.ts';
import { isSandbox, sandboxPorts } from '../settings/sandbox-settings.ts';
import { UserError } from '../user-error.ts';
import { keySentences } from './key-sentences.ts';

type Values = Record<string, string | undefined>;

/** Its address is not known yet. */
const EMBEDDED = 'postgresql://embedded@127.0.0.1/mutuals';

/** @param written `.env`'s lines, for misspelled names. @throws {UserError} a sentence per wrong or missing setting. */
export function checkSettings(settings: Values, written: Record<string, string>): void {
  const complete = { DATABASE_URL: EMBEDDED, ...settings };
  const wrong = [
    ...ownSentences(settings),
    ...keySentences(settings),
    ...(['web', 'worker', 'bot', 'sandbox'] as const).flatMap((program) => programSentences(program, complete)),
    ...misspelledNames(written),
  ];
  if (wrong.length > 0)
    throw new UserError(['Nothing was started, because of the settings (.env):', ...new Set(wrong)].join('\n  - '));
}

/** @throws {UserError} a port is taken; names its setting and what to do. */
export async function checkPorts(settings: Values): Promise<void> {
  const { instagram, telegram, robokassa } = sandboxPorts(settings);
  const ports: { setting: string; port: number; host?: string | undefined; what: string }[] = [
    { setting: 'PORT', port: Number(settings.PORT), host: settings.HOST, what: 'the dashboard' },
    ...(isSandbox(settings)
      ? [
          { setting: 'SANDBOX_INSTAGRAM_PORT', port: instagram, what: "the sandbox's Instagram" },
          { setting: 'SANDBOX_TELEGRAM_PORT', port: telegram, what: "the sandbox's Telegram" },
          { setting: 'SANDBOX_ROBOKASSA_PORT', port: robokassa, what: "the sandbox's Robokassa" },
        ]
      : []),
  ];
  for (const { setting, port, host, what } of ports) {
    if (await isPortFree(port, host)) continue;
    throw new UserError(
      `Port ${port} is in use by another program, but ${what} needs it. ` +
        `End that program, or choose another port: set ${setting} in .env${setting === 'PORT' ? ', or start with "npm start -- --port 3100"' : ''}.`,
    );
  }
}

function ownSentences(settings: Values): string[] {
  const sentences: string[] = [];
  if (!isSandbox(settings) && !settings.TELEGRAM_TOKEN) {
    sentences.push(
      'TELEGRAM_TOKEN is not set: expects the token that @BotFather gave, such as 123456:ABC…. (To try Mutuals without one, put the line SANDBOX=1 back.)',
    );
  }
  if (isSandbox(settings) && new Set(Object.values(sandboxPorts(settings))).size < 3) {
    sentences.push(
      'SANDBOX_INSTAGRAM_PORT, SANDBOX_TELEGRAM_PORT and SANDBOX_ROBOKASSA_PORT name the same port: choose three.',
    );
  }
  return sentences;
}

/** Whether a value is a whole number from 1 to 65,535. */
export function isPort(value: string | undefined): boolean {
  const number = Number(value);
  return Number.isInteger(number) && number >= 1 && number <= 65_535;
}

function programSentences(program: 'web' | 'worker' | 'bot' | 'sandbox', settings: Values): string[] {
  try {
    readEnv(program, environmentFor(program, {}, settings));
    return [];
  } catch (error) {
    if (error instanceof BadSettings) return error.sentences;
    throw error;
  }
}
