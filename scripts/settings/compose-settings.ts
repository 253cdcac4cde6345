import { EVERYONE, type Program, type Setting } from '#/lib/platform/settings/kinds.ts';
import { ALL_SETTINGS } from '#/lib/platform/settings.ts';
import { SECRETS_IN_FILES } from './secret-files.ts';

export const SERVICES = {
  ...{ migrate: 'deploy', web: 'web', worker: 'worker', bot: 'bot', browser: 'browser', sandbox: 'sandbox' },
} as const satisfies Record<string, Program>;

const ROLE_PASSWORDS: Partial<Record<Program, string>> = {
  ...{ deploy: 'POSTGRES_PASSWORD', web: 'DATABASE_PASSWORD_WEB', worker: 'DATABASE_PASSWORD_WORKER' },
  bot: 'DATABASE_PASSWORD_BOT',
};

/** Compose's part about settings: environments, secrets and their files. Pure. */
export function composeSettings(): string {
  const services = Object.entries(SERVICES);
  return [
    'x-settings:',
    ...mapping('everyone', ofEveryone().map(environmentLine)),
    ...services.flatMap(([service, program]) => mapping(`to-${service}`, environmentOf(program))),
    'x-secrets:',
    ...services.flatMap(([service, program]) => list(`secrets-of-${service}`, secretsOf(program))),
    'secrets:',
    ...SECRETS_IN_FILES.map((name) => `  ${name}: { file: ./secrets/${name} }`),
  ].join('\n');
}

const given = ALL_SETTINGS.filter(({ ofMachine }) => !ofMachine);
const ofEveryone = () => given.filter(({ goesTo, secret }) => !secret && EVERYONE.every((one) => goesTo.includes(one)));

function environmentOf(program: Program): string[] {
  const everyone = EVERYONE.some((one) => one === program) ? ofEveryone() : [];
  const own = given.filter((setting) => setting.goesTo.includes(program) && !everyone.includes(setting));
  const password = ROLE_PASSWORDS[program];
  return [
    ...(everyone.length > 0 ? ['<<: *everyone'] : []),
    ...(password ? [`DATABASE_PASSWORD_FILE: /run/secrets/${password}`] : []),
    ...own.map(environmentLine),
  ];
}

function environmentLine(setting: Setting): string {
  const { name, secret, generated } = setting;
  if (secret) return `${name}_FILE: /run/secrets/${name}`;
  return `${name}: \${${name}:${generated ? '?is not set (see .env.example)' : `-${defaultOf(setting)}`}}`;
}

/** A library may read its setting by itself: the default is given, too. */
function defaultOf({ default: usually = '', inSandbox }: Setting): string {
  return inSandbox === undefined ? `${usually}` : '';
}

function secretsOf(program: Program): string[] {
  const password = ROLE_PASSWORDS[program];
  const own = given.filter(({ secret, goesTo }) => secret && goesTo.includes(program));
  return [...(password ? [password] : []), ...own.map(({ name }) => name)];
}

const mapping = (anchor: string, lines: string[]) => [`  ${anchor}: &${anchor}`, ...lines.map((line) => `    ${line}`)];
const list = (anchor: string, names: string[]) =>
  names.length === 0 ? [] : [`  ${anchor}: &${anchor}`, ...names.map((name) => `    - ${name}`)];
