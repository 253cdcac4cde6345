/** The sign-in form's variants, the remembered profile, and errors (docs/facts/sign-in.md#pages). */
import type { Answer } from '../http/answer.ts';
import type { Exchange } from '../http/exchange.ts';
import type { Account } from '../state/accounts.ts';
import { csrfField, page, words } from './layout.ts';
import { h, type Markup } from './markup.ts';

export type SignInError = 'wrongPassword' | 'unknownUser' | 'problem' | 'pleaseWait';

export type SignInView = {
  next: string;
  error: SignInError | null;
  typed: string;
  remembered: Account | null;
};

/** In the switches' variant (docs/facts/sign-in.md#pages). */
export function signInPage(exchange: Exchange, view: SignInView): Answer {
  const say = words(exchange);
  const { form, rememberedTile } = exchange.world.switches.screens;
  const content = view.remembered
    ? tile(exchange, view, view.remembered, rememberedTile === 'password')
    : form === 'classic'
      ? classic(exchange, view)
      : newer(exchange, view);
  return page(exchange, { title: say('logIn'), content, script: ENABLE });
}

const ENABLE = `
for (const form of document.querySelectorAll('form[data-login]')) {
  const button = form.querySelector('button[type=submit]');
  const check = () => { button.disabled = [...form.querySelectorAll('input:not([type=hidden])')].some((field) => field.value.length < 1); };
  form.addEventListener('input', check); check();
}`;

function action(exchange: Exchange, next: string): string {
  const { foreignHost } = exchange.world.switches.screens;
  if (foreignHost?.by === 'form') return foreignHost.to;
  return `/accounts/login/?next=${encodeURIComponent(next)}`;
}

function classic(exchange: Exchange, view: SignInView): Markup {
  const say = words(exchange);
  return h`<div class="card"><h1 class="logo">Instagram</h1><form id="loginForm" data-login method="post" action="${action(exchange, view.next)}" class="fields">${csrfField(exchange)}
<label>${say('usernameField')}<input type="text" name="username" aria-label="${say('usernameField')}" aria-required="true" autocapitalize="off" autocorrect="off" maxlength="75" value="${view.typed}"></label>
<label>${say('passwordField')}<input type="password" name="password" aria-label="${say('passwordField')}" aria-required="true" autocapitalize="off" autocorrect="off"></label>
<p></p><button type="submit"><div>${say('logIn')}</div></button></form>
${view.error && h`<div aria-atomic="true" role="alert"><p aria-atomic="true" data-testid="login-error-message" id="slfErrorAlert" role="alert">${say(view.error)}</p></div>`}
<a href="/accounts/password/reset/">${say('forgot')}</a></div><p class="card">${say('noAccount')}</p>`;
}

function newer(exchange: Exchange, view: SignInView): Markup {
  const say = words(exchange);
  return h`<div class="card"><h1 class="logo">Instagram</h1><form data-login method="post" action="${action(exchange, view.next)}">${csrfField(exchange)}
<label>${say('emailField')}<input type="text" name="email" aria-label="${say('emailField')}" autocomplete="username webauthn" value="${view.typed}"></label>
<label>${say('passwordField')}<input type="password" name="pass" aria-label="${say('passwordField')}" autocomplete="current-password"></label>
<p></p><button type="submit" aria-label="${say('logIn')}"><span>${say('logIn')}</span></button></form>
${view.error && h`<div role="alert" aria-live="polite"><span>${say(view.error)}</span></div>`}
<a href="/accounts/password/reset/">${say('forgot')}</a></div>`;
}

function tile(exchange: Exchange, view: SignInView, account: Account, asksPassword: boolean): Markup {
  const say = words(exchange);
  return h`<div class="card"><h1 class="logo">Instagram</h1><div class="tile"><div class="face" role="img" aria-label="${account.username}"></div><strong>${account.username}</strong></div>
<form ${asksPassword && h`data-login`} method="post" action="/accounts/login/remembered/?next=${encodeURIComponent(view.next)}">${csrfField(exchange)}
${asksPassword && h`<label>${say('passwordField')}<input type="password" name="password" aria-label="${say('passwordField')}"></label><p></p>`}
<button type="submit">${asksPassword ? say('logIn') : say('continue')}</button></form>
${view.error && h`<p id="slfErrorAlert" role="alert">${say(view.error)}</p>`}
<form method="get" action="/accounts/login/"><input type="hidden" name="next" value="${view.next}"><input type="hidden" name="another" value="1"><button type="submit" class="quiet">${say('anotherProfile')}</button></form></div>`;
}
