/** Every page's frame: language, look, cookie banner, data for clients (docs/facts/addresses.md#who-am-i). */
import { type Answer, html } from '../http/answer.ts';
import type { Exchange } from '../http/exchange.ts';
import { h, type Markup, raw, scriptJson } from './markup.ts';
import { STYLE } from './style.ts';
import { say, type Word } from './words.ts';

export type Page = {
  title: string;
  content: Markup;
  script?: string;
  status?: number;
  data?: Record<string, unknown>;
  bare?: boolean;
};

export function page(exchange: Exchange, { title, content, script, status, data, bare }: Page): Answer {
  const { screens } = exchange.world.switches;
  const banner = screens.cookieBanner === true && !exchange.cookies.has('ig_cb');
  const document = h`<!DOCTYPE html><html lang="${screens.language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,"><title>${title} • Instagram</title><style>${raw(STYLE)}</style></head>
<body>${!bare && top(exchange)}<main>${content}</main><footer>© 2026 Instagram from Meta</footer>${banner && cookieBanner(exchange)}
<script type="text/javascript">window._sharedData = ${scriptJson({ ...sharedData(exchange), ...data })};</script>
<script>${raw(script ?? '')}</script></body></html>`;
  const answer = html(document.markup, status ?? 200);
  return screens.slowMs > 0 ? { ...answer, delayMs: screens.slowMs } : answer;
}

/** The page's texts, in the language of the switches. */
export function words(exchange: Exchange): (word: Word) => string {
  const { language } = exchange.world.switches.screens;
  return (word) => say(language, word);
}

export function csrfField(exchange: Exchange): Markup {
  return h`<input type="hidden" name="csrfmiddlewaretoken" value="${csrfOf(exchange)}">`;
}

/** `/data/shared_data/`, also a script in every page. */
export function sharedData(exchange: Exchange) {
  const account = exchange.session?.account;
  const viewer = account
    ? { id: account.id.toString(), username: account.username, full_name: account.fullName, is_private: false }
    : null;
  return {
    config: { csrf_token: csrfOf(exchange), viewer, viewerId: viewer?.id ?? null },
    country_code: 'DE',
    language_code: exchange.world.switches.screens.language,
    locale: exchange.world.switches.screens.language === 'ru' ? 'ru_RU' : 'en_US',
    entry_data: { [viewer ? 'FeedPage' : 'LoginAndSignupPage']: [{}] },
    encryption: {
      key_id: '87',
      public_key: '8dd9aad29d9a614c338cff479f850d3ec57c525c33b3f702ab65e9e057fc087e',
      version: '10',
    },
    rollout_hash: 'sandbox',
    device_id: exchange.cookies.get('ig_did') ?? '',
  };
}

function csrfOf(exchange: Exchange): string {
  return exchange.csrf;
}

function top(exchange: Exchange): Markup | null {
  const account = exchange.session?.account;
  if (!account) return null;
  const say = words(exchange);
  return h`<header><a href="/">Instagram</a><nav><a href="/" aria-label="${say('home')}">${say('home')}</a><a href="/accounts/edit/">${account.username}</a></nav></header>`;
}

function cookieBanner(exchange: Exchange): Markup {
  const say = words(exchange);
  const accept = (value: number) =>
    raw(`document.cookie='ig_cb=${value}; path=/; max-age=31536000';this.closest('.veil').remove()`);
  return h`<div class="veil" role="dialog" aria-label="${say('cookiesTitle')}"><div><h2>${say('cookiesTitle')}</h2>
<button type="button" onclick="${accept(2)}">${say('cookiesAllow')}</button><button type="button" class="plain" onclick="${accept(1)}">${say('cookiesDecline')}</button></div></div>`;
}
