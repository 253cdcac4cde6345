/** Pictures of the chat for the documentation: both languages, light and dark, a phone's width. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright';
import { LANGUAGES, type Language } from '#/lib/platform/language.ts';
import { findChromium } from '../chromium/find-chromium.ts';
import { ROOT } from '../paths.ts';
import { USUAL } from './case.ts';
import { openChat } from './chat.ts';
import type { Doors } from './doors.ts';
import { setStage } from './stage.ts';

const PHONE = { width: 390, height: 844 };
const THEMES = ['light', 'dark'] as const;
const NAMES: Record<Language, string> = { en: 'Nora', ru: 'Нора' };
const PROFILE = { username: 'grace', fullName: 'Grace Hopper', followers: 320, following: 210, mutual: 150 };
const MOMENTS = ['offer', 'result'] as const;

/** Plays one newcomer a language, and keeps `docs/images/chat-MOMENT-LANGUAGE-THEME.png`. @returns true */
export async function takePictures(doors: Doors): Promise<boolean> {
  await using _stage = await setStage(doors, { texts: false, demoCase: USUAL });
  await doors.instagram.post('/profile', PROFILE);
  const executablePath = await findChromium(process.env.CHROMIUM_PATH);
  const browser = await chromium.launch(executablePath ? { executablePath } : {});
  try {
    for (const language of LANGUAGES) await playOne(doors, browser, language);
  } finally {
    await browser.close();
  }
  return true;
}

async function playOne({ telegram }: Doors, browser: Browser, language: Language): Promise<void> {
  const id = 1_000_000_000 + (Date.now() % 1_000_000_000);
  const chat = await openChat(telegram, { id, firstName: NAMES[language], languageCode: language });
  const keep = (moment: (typeof MOMENTS)[number]) => keepMoment(browser, telegram.origin, { id, language, moment });
  await chat.say('/start');
  await chat.press('menu:buy');
  await chat.press('buy:');
  const unpaid = await chat.last();
  await chat.pay();
  await chat.waitFor('thanks for the payment', unpaid, ({ text }) => text?.includes('⭐') ?? false);
  await chat.say(PROFILE.username);
  await keep('offer');
  const before = await chat.last();
  await chat.press('go:');
  await chat.waitFor('the file of the result', before, ({ document }) => document !== undefined);
  await keep('result');
}

type Moment = { id: number; language: Language; moment: (typeof MOMENTS)[number] };

async function keepMoment(browser: Browser, origin: string, { id, language, moment }: Moment): Promise<void> {
  const folder = join(ROOT, 'docs', 'images');
  mkdirSync(folder, { recursive: true });
  for (const colorScheme of THEMES) {
    const page = await browser.newPage({ viewport: PHONE, colorScheme, locale: language });
    await page.goto(`${origin}/#${id}`);
    await page.locator('#log li').last().waitFor();
    await page.screenshot({
      path: join(folder, `chat-${moment}-${language}-${colorScheme}.png`),
      animations: 'disabled',
    });
    await page.close();
  }
}
