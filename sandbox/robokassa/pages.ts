import type { Invoice } from './read-invoice.ts';
import type { NO_SWITCHES } from './shop.ts';

const SWITCHES: Record<keyof typeof NO_SWITCHES, string> = {
  wrongSignature: 'wrong signature · неверная подпись',
  sixDecimals: 'six decimals · шесть знаков после точки',
  wrongAmount: 'another amount · другая сумма',
  repeats: 'told three times · сообщить трижды',
  lostAnswer: 'the answer is lost · ответ потерян',
  late: 'told later · сообщить позже',
};

/** Where an invoice is paid. The fields of the link are sent along. */
export function payPage(invoice: Invoice, fields: Record<string, string>): string {
  const kept = Object.entries(fields).map(
    ([name, value]) => `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`,
  );
  const switches = Object.entries(SWITCHES).map(
    ([name, word]) => `<label><input type="checkbox" name="${name}"> ${word}</label>`,
  );
  return page(`<h1>${escaped(invoice.outSum)} ₽</h1>
<p>${escaped(invoice.description)}</p><p class="soft">№ ${escaped(invoice.invId)}${invoice.isTest ? ' · test' : ''}</p>
<form method="post" action="/pay">${kept.join('')}
<button class="pay">Pay · Оплатить</button> <button formaction="/decline">Decline · Отказаться</button>
<fieldset><legend>What goes wrong · Что пойдёт не так</legend>${switches.join('')}</fieldset></form>`);
}

/** Why a link is not taken. */
export function refusedPage(error: string): string {
  return page(`<h1>Error ${escaped(error)}</h1>`);
}

export function failPage(): string {
  return page(
    '<h1>Robokassa</h1><p>Links of the bot lead here. No money moves. · Сюда ведут ссылки бота. Денег здесь нет.</p>',
  );
}

function page(body: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Robokassa (sandbox)</title><style>${STYLE}</style></head><body><main>${body}</main></body></html>`;
}

const STYLE = `:root{color-scheme:light dark}body{font:16px/1.5 system-ui;margin:0;display:grid;place-items:start center}
main{max-width:26rem;width:calc(100% - 2rem);padding:1.5rem 1rem}h1{font-size:1.75rem;margin:0 0 .5rem}.soft{opacity:.7}
label{display:block;padding:.25rem 0}fieldset{margin-top:1.5rem;border:1px solid #8886;border-radius:8px}
button{font:inherit;padding:.6rem 1rem;border-radius:8px;border:1px solid #8886;min-height:44px}
.pay{background:#5b3fd6;color:#fff;border-color:transparent}`;

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
