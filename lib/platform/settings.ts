/**
 * Every setting once. What programs read, what containers get, `.env.example` and the table in docs/operations.md
 * follow from it. After a change: `npm run env -- --renew`.
 */
import type { z } from 'zod';
import { BACKUPS, DASHBOARD, DATABASE, ENTRANCE, VAULT } from './settings/installation.ts';
import type { Program, Setting } from './settings/kinds.ts';
import { LIMITS, RETENTION_DAYS } from './settings/limits.ts';
import { BOT, INSTAGRAM, NOTICES, ROBOKASSA } from './settings/outside.ts';
import { ADDRESSES, PROGRAM } from './settings/running.ts';

export type SettingGroup = { title: string; note?: string; settings: Readonly<Record<string, Setting>> };

export const SETTING_GROUPS: readonly SettingGroup[] = [
  { title: 'Sandbox or live', settings: ENTRANCE },
  { title: 'The dashboard', settings: DASHBOARD },
  {
    title: 'The vault',
    note: 'Passwords, seeds and sessions of your Instagram accounts are sealed with these. Keep a copy: without them they are lost.',
    settings: VAULT,
  },
  { title: 'The database', settings: DATABASE },
  {
    title: 'Backups',
    note: 'Written by a worker and sealed: keep BACKUP_KEY apart from them, because they cannot be read without it.',
    settings: BACKUPS,
  },
  { title: 'The bot', settings: BOT },
  {
    title: 'Payments by card',
    note: 'With Robokassa, beside Telegram Stars. All of it or nothing.',
    settings: ROBOKASSA,
  },
  {
    title: 'Notices to operators',
    note: 'Besides the bell of the dashboard and the Telegram chats of ADMIN_USER_IDS. All of it is optional.',
    settings: NOTICES,
  },
  { title: 'Instagram', settings: INSTAGRAM },
  { title: 'Limits', settings: LIMITS },
  { title: 'How long it is kept', settings: RETENTION_DAYS },
  { title: 'The programs', settings: PROGRAM },
  { title: 'Addresses that only tests and the sandbox change', settings: ADDRESSES },
];

export const SETTINGS = {
  ...{ ...ENTRANCE, ...DASHBOARD, ...VAULT, ...DATABASE, ...BACKUPS, ...BOT, ...ROBOKASSA },
  ...{ ...NOTICES, ...INSTAGRAM, ...LIMITS, ...RETENTION_DAYS, ...PROGRAM, ...ADDRESSES },
};
type Settings = typeof SETTINGS;

export const ALL_SETTINGS: readonly Setting[] = Object.values(SETTINGS);

export type ValuesOf<S extends Readonly<Record<string, Setting>>> = { [K in keyof S]: z.output<S[K]['schema']> };

export type ValuesFor<P extends Program> = ValuesOf<{
  [K in keyof Settings as P extends Settings[K]['goesTo'][number] ? K : never]: Settings[K];
}>;

export type RetentionDays = ValuesOf<typeof RETENTION_DAYS>;

export type Limits = ValuesOf<typeof LIMITS> & RetentionDays;

const ALL_LIMITS = { ...LIMITS, ...RETENTION_DAYS };
const LIMIT_KEYS = Object.keys(ALL_LIMITS) as (keyof Limits)[];

/** What an owner may change, with the key under which rooms read it. */
export const CHANGEABLE_SETTINGS = LIMIT_KEYS.flatMap((key) => {
  const { changeable, ...setting } = ALL_LIMITS[key];
  return changeable ? [{ key, ...setting, changeable }] : [];
});

/** The limits among a program's settings. */
export function limitsOf(settings: Limits): Limits {
  return Object.fromEntries(LIMIT_KEYS.map((key) => [key, settings[key]])) as Limits;
}
