import type { Answer } from '../http/answer.ts';
import type { Exchange } from '../http/exchange.ts';
import { shownProfile } from '../lists/wire-user.ts';
import type { Flow } from '../state/model.ts';
import { declaredCount, type Profile } from '../state/profiles.ts';
import { csrfField, page, words } from './layout.ts';
import { h, type Markup } from './markup.ts';
import type { Word } from './words.ts';

/** "Save your login info?" */
export function oneTapPage(exchange: Exchange, next: string): Answer {
  const say = words(exchange);
  const content = h`<div class="card"><h2>${say('saveTitle')}</h2><p>${say('saveText')}</p><form method="post" action="/accounts/onetap/?next=${encodeURIComponent(next)}">${csrfField(exchange)}
<button type="submit" name="save" value="1">${say('save')}</button></form><form method="get" action="${next}"><div role="button" tabindex="0" onclick="location.href='${next}'">${say('notNow')}</div></form></div>`;
  return page(exchange, { title: say('saveTitle'), content });
}

/** With the notifications prompt when due. */
export function homePage(exchange: Exchange, askNotifications: boolean): Answer {
  const say = words(exchange);
  const close = `document.querySelector('.veil').remove()`;
  const prompt = h`<div class="veil" role="dialog" aria-label="${say('notificationsTitle')}"><div><h2>${say('notificationsTitle')}</h2><p>${say('notificationsText')}</p>
<button type="button" onclick="${close}">${say('turnOn')}</button><button type="button" class="plain" onclick="${close}">${say('notificationsNotNow')}</button></div></div>`;
  const content = h`<section class="card" aria-label="feed"><div class="tile"><div class="face"></div><strong>${exchange.session?.account.username ?? ''}</strong></div><p>${say('welcome')}</p></section>${askNotifications && prompt}`;
  return page(exchange, { title: 'Instagram', content });
}

/** "We suspect automated behavior": one button (docs/facts/refusals.md#e15). */
export function warningPage(exchange: Exchange, next: string): Answer {
  return notice(
    exchange,
    'warningTitle',
    'warningText',
    h`<form method="post" action="/accounts/scraping_warning/?next=${encodeURIComponent(next)}">${csrfField(exchange)}<button type="submit" aria-label="${words(exchange)('dismiss')}">${words(exchange)('dismiss')}</button></form>`,
  );
}

export function suspendedPage(exchange: Exchange): Answer {
  return notice(exchange, 'suspendedTitle', 'suspendedText', button(exchange, 'appeal'));
}

export function recaptchaPage(exchange: Exchange): Answer {
  return notice(
    exchange,
    'recaptchaTitle',
    'recaptchaText',
    h`<label><input type="checkbox" disabled> ${words(exchange)('notRobot')}</label>`,
  );
}

export function consentPage(exchange: Exchange): Answer {
  return notice(exchange, 'consentTitle', 'consentText', button(exchange, 'agree'));
}

/** A page that no driver has seen before. */
export function unknownPage(exchange: Exchange): Answer {
  return notice(exchange, 'unknownTitle', 'unknownText', button(exchange, 'breathe'), true);
}

/** "Trust this device?" after a sign-in. */
export function trustDevicePage(exchange: Exchange): Answer {
  const say = words(exchange);
  return notice(
    exchange,
    'trustTitle',
    'trustText',
    h`<form method="post" action="/accounts/trust_device/">${csrfField(exchange)}<button type="submit" name="trust" value="1">${say('trustYes')}</button><button type="submit" class="plain" name="trust" value="0">${say('notNow')}</button></form>`,
    true,
  );
}

/** The cookie choices, as a page before the form. */
export function cookiePage(exchange: Exchange, next: string): Answer {
  const say = words(exchange);
  const set = (value: number) =>
    h`<button type="submit" name="choice" value="${value}">${value === 2 ? say('cookiesAllow') : say('cookiesEssential')}</button>`;
  return notice(
    exchange,
    'cookiePageTitle',
    'cookiePageText',
    h`<form method="post" action="/cookie_choices/?next=${encodeURIComponent(next)}">${csrfField(exchange)}${[set(2), set(1)]}</form>`,
  );
}

/** Going on cancels the account's deletion. */
export function deletionPage(exchange: Exchange): Answer {
  return notice(exchange, 'deletionTitle', 'deletionText', button(exchange, 'keepAccount'));
}

export function pickerPage(exchange: Exchange, names: readonly string[], radios: boolean): Answer {
  const say = words(exchange);
  const here = '/accounts/login/choose/';
  // numbered, as the ways to confirm are
  const radio = (name: string, at: number) =>
    h`<label><input type="radio" name="who" value="${String(at)}"> ${name}</label>`;
  const tile = (name: string) =>
    h`<form method="post" action="${here}">${csrfField(exchange)}<button type="submit" class="quiet" name="who" value="${name}">${name}</button></form>`;
  const content = radios
    ? h`<form method="post" action="${here}">${csrfField(exchange)}${names.map(radio)}<button type="submit">${say('continue')}</button></form>`
    : h`${names.map(tile)}`;
  return page(exchange, {
    title: say('pickAccount'),
    content: h`<div class="card"><h2>${say('pickAccount')}</h2>${content}</div>`,
  });
}

/** Moves on once approved elsewhere. */
export function approvePage(exchange: Exchange, flow: Flow): Answer {
  const say = words(exchange);
  const content = h`<div class="card"><h2>${say('approveTitle')}</h2><p>${say('approveText')}</p><p role="status">${say('waitingForApproval')}</p><a href="/auth_platform/challengepicker/?apc=${flow.id}">${say('anotherWay')}</a></div>`;
  const script = `const id = new URLSearchParams(location.search).get('apc');
const ask = async () => { const answer = await fetch('/auth_platform/afad/status/?apc=' + id); const { approved } = await answer.json(); if (approved) location.href = '/auth_platform/afad/done/?apc=' + id; else setTimeout(ask, 500); };
setTimeout(ask, 500);`;
  return page(exchange, { title: say('approveTitle'), content, script });
}

/** `/accounts/edit/`. */
export function editPage(exchange: Exchange): Answer {
  const say = words(exchange);
  const account = exchange.session?.account;
  const content = h`<div class="card"><h2>${say('editProfile')}</h2><form><label>${say('username')}<input type="text" name="username" value="${account?.username ?? ''}" readonly></label></form>
<form method="post" action="/accounts/logout/">${csrfField(exchange)}<button type="submit" class="plain">${say('logOut')}</button></form></div>`;
  return page(exchange, { title: say('editProfile'), content });
}

/** Its id stands in the script, where clients look (docs/facts/addresses.md#profiles). */
export function profilePage(exchange: Exchange, profile: Profile): Answer {
  const say = words(exchange);
  const shown = shownProfile(profile);
  const content = h`<div class="card"><div class="tile"><div class="face"></div><div><h2>${profile.username}</h2><p>${profile.fullName}</p></div></div>
<p><strong>${declaredCount(profile, 'followers')}</strong> ${say('followers')} · <strong>${declaredCount(profile, 'following')}</strong> ${say('following')}</p>${shown.isPrivate && h`<p>${say('privateProfile')}</p>`}</div>`;
  return page(exchange, {
    title: `@${profile.username}`,
    content,
    data: { profile_id: profile.id.toString(), entry_data: { ProfilePage: [{}] } },
  });
}

function notice(exchange: Exchange, title: Word, text: Word, action: Markup, bare = false): Answer {
  const say = words(exchange);
  return page(exchange, {
    title: say(title),
    content: h`<div class="card"><h2>${say(title)}</h2><p>${say(text)}</p>${action}</div>`,
    bare,
  });
}

function button(exchange: Exchange, word: Word): Markup {
  return h`<button type="button">${words(exchange)(word)}</button>`;
}
