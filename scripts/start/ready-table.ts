import { isSandbox } from '../settings/sandbox-settings.ts';
import { sandboxAddresses } from './addresses.ts';

type Values = Record<string, string | undefined>;

/** @param how.isNew written just now: the first password holds. */
export function readyTable(
  settings: Values,
  logFile: string,
  { isNew, reload = false }: { isNew: boolean; reload?: boolean },
): string {
  const sandbox = isSandbox(settings);
  const rows = [
    ['Dashboard', settings.NEXTAUTH_URL ?? ''],
    ['  e-mail', settings.FIRST_OPERATOR_EMAIL ?? '(see your operators)'],
    [
      '  password',
      `${sandbox ? (settings.FIRST_OPERATOR_PASSWORD ?? '') : 'FIRST_OPERATOR_PASSWORD in .env'}${isNew ? '' : ', unless you changed it'}`,
    ],
    ...(sandbox ? sandboxRows(settings) : []),
    ['Log', logFile],
  ];
  const width = Math.max(...rows.map(([name]) => name?.length ?? 0));
  const table = rows.map(([name, value]) => `  ${name?.padEnd(width)}   ${value}`);
  return ['', ...headline(sandbox), '', ...table, '', ...closing(sandbox, reload), ''].join('\n');
}

function sandboxRows(settings: Values): string[][] {
  const { instagram, telegram } = sandboxAddresses(settings);
  return [
    ['Chat with the bot', `${telegram}/`],
    ['Sandbox control', `${instagram}/_sandbox`],
  ];
}

function headline(sandbox: boolean): string[] {
  return sandbox
    ? [
        '  Mutuals runs against the SANDBOX: an Instagram and a Telegram of its own on this machine.',
        '  No real account is used, and nobody outside hears of it.',
      ]
    : ['  Mutuals is LIVE: it talks to the real Instagram and Telegram.'];
}

function closing(sandbox: boolean, reload: boolean): string[] {
  const hints = [
    '  Try it: open the chat, choose Newcomer, press Start, and send "ada" (1,663 followers).',
    '  To go live: fill in TELEGRAM_TOKEN in .env, remove the line SANDBOX=1, and start again.',
  ];
  const follows =
    '  A page follows a changed file at once; worker, bot and sandbox start again with it. The schema is read at the start.';
  return [...(sandbox ? hints : []), ...(reload ? [follows] : []), '  Ctrl-C stops everything.'];
}
