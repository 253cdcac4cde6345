/** Each message follows "NAME is not usable: …". Pure. */
import { z } from 'zod';
import { BadAddress } from '../bad-address.ts';
import { readDatabaseAddress } from '../database-address.ts';

export const origin = z.url({ protocol: /^https?$/ }).transform((value) => value.replace(/\/+$/, ''));

export const databaseAddress = z.string().superRefine((url, found) => {
  try {
    readDatabaseAddress(url);
  } catch (error) {
    if (!(error instanceof BadAddress)) throw error;
    found.addIssue({ code: 'custom', message: error.message });
  }
});

const PORT = 'expects a port, a number from 1 to 65535';
export const port = z.coerce.number(PORT).int(PORT).min(1, PORT).max(65_535, PORT);

const list = z.string().transform((value) =>
  value
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean),
);

export const telegramIds = list
  .pipe(z.array(z.string().regex(/^\d{1,19}$/, 'expects Telegram ids separated by commas')))
  .transform((ids) => ids.map((id) => BigInt(id)));

export const emails = list.pipe(z.array(z.email('expects e-mail addresses separated by commas')));

export const telegramToken = z
  .string()
  .regex(/^\d+:[\w-]+$/, 'expects the token that @BotFather gave, such as 123456:ABC…');

/** What Telegram allows (core.telegram.org/bots/api#setwebhook), and long enough not to be guessed. */
export const webhookWord = z.string().regex(/^[\w-]{24,256}$/, 'expects 24 to 256 letters, digits, _ and -');

export const mailServer = z.url({
  protocol: /^smtps?$/,
  error: 'expects smtp://user:password@host:587 or smtps://…',
});

export const sender = z
  .string()
  .regex(/^[^\r\n<>]*<?[^\s<>@]+@[\w.-]+>?$/, 'expects a sender such as Mutuals <mutuals@example.org>');

/** It must lead nowhere private, this machine aside. */
export const webhookAddress = z
  .url('expects an address')
  .regex(
    /^https:\/\/|^http:\/\/(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?(\/|$)/,
    'expects https://…, or http:// on this machine',
  );

/** A text of at least so many characters. */
export const atLeast = (characters: number) => z.string().min(characters, `expects at least ${characters} characters`);

/** Minutes of the day between which good news waits. */
export const hoursOfDay = z
  .string()
  .regex(
    /^([01]?\d|2[0-3])(:[0-5]\d)?-([01]?\d|2[0-3])(:[0-5]\d)?$/,
    'expects two hours of the day, such as 23-8 or 22:30-7',
  )
  .transform((value) => {
    const [fromMinute = 0, toMinute = 0] = value.split('-').map((part) => {
      const [hour = 0, minute = 0] = part.split(':').map(Number);
      return hour * 60 + minute;
    });
    return { fromMinute, toMinute };
  });

export const timeZone = z.string().refine(isTimeZone, 'expects the name of a time zone, such as Europe/Berlin');

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) !== null;
  } catch {
    return false;
  }
}

export const profileName = z.string().regex(/^[\w.]{1,30}$/, 'expects the name of an Instagram profile, without @');

export const browserAddress = z.url({ protocol: /^wss?$/, error: 'expects ws://host:port, or wss://…' });

export const vaultKey = z.string({ error: 'expects a key as "npm run vault -- keys" prints it' }).trim().min(1);

const PROXIES = 'expects how many proxies stand in front, such as 1';
export const proxyCount = z.coerce
  .number(PROXIES)
  .int(PROXIES)
  .min(0, PROXIES)
  .max(9, 'expects how many proxies stand in front, at most 9');
