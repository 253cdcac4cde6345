import { el, icon } from './dom.js';
import { formatted } from './formatting.js';

export function messageItem(message, { botId, words, act }) {
  const service = serviceLine(message, words);
  if (service) return el('li', { class: 'service', data: { id: message.message_id } }, service);
  const mine = message.from.id !== botId;
  const text = message.text ?? message.caption;
  const bubble = el(
    'div',
    { class: 'bubble' },
    message.forward_origin &&
      el('div', { class: 'quote' }, `${words.forwarded} ${message.forward_origin.sender_user_name}`),
    message.reply_to_message && quoted(message.reply_to_message),
    message.document && documentChip(message.document),
    message.photo && picture(message.photo[0]),
    message.invoice && invoiceCard(message.invoice),
    text && el('div', { class: 'text' }, ...formatted(text, message.entities ?? message.caption_entities, act)),
    meta(message, words),
  );
  const rows = buttonRows(message, words, act);
  return el('li', { class: mine ? 'message mine' : 'message', data: { id: message.message_id } }, bubble, rows);
}

function serviceLine(message, words) {
  if (message.successful_payment) return words.paidLine(message.successful_payment.total_amount);
  if (message.refunded_payment) return words.refundLine(message.refunded_payment.total_amount);
  return undefined;
}

function quoted(message) {
  const text = message.text ?? message.caption ?? message.document?.file_name ?? '…';
  return el('div', { class: 'quote' }, el('strong', {}, message.from.first_name), el('span', {}, text.slice(0, 120)));
}

function documentChip({ file_id, file_name, file_size }) {
  return el(
    'a',
    { class: 'document', href: `/sandbox/files/${file_id}`, download: file_name },
    el('span', { class: 'document-icon' }, icon('file')),
    el('span', { class: 'document-name' }, el('strong', {}, file_name), el('small', {}, size(file_size))),
  );
}

function picture({ file_id }) {
  return el('img', { class: 'photo', src: `/sandbox/files/${file_id}`, alt: '', loading: 'lazy' });
}

function invoiceCard({ title, description }) {
  return el('div', { class: 'invoice' }, el('strong', {}, title), el('span', {}, description));
}

function meta(message, words) {
  const time = new Date(message.date * 1000);
  const clock = time.toLocaleTimeString([], { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  return el(
    'div',
    { class: 'meta' },
    message.edit_date && `${words.edited} `,
    el('time', { datetime: time.toISOString(), title: time.toLocaleString() }, clock),
  );
}

function buttonRows(message, words, act) {
  const rows = message.reply_markup?.inline_keyboard ?? [];
  const drawn = rows.map((row, y) =>
    el('div', { class: 'row' }, ...row.map((button, x) => inlineButton(message, button, [y, x], words, act))),
  );
  const hasPay = rows.flat().some((button) => button.pay);
  if (message.invoice && !hasPay) drawn.unshift(el('div', { class: 'row' }, payButton(message, words, act)));
  return drawn.length > 0 && el('div', { class: 'buttons' }, ...drawn);
}

function inlineButton(message, button, [row, column], words, act) {
  if (button.pay) return payButton(message, words, act);
  const press = (event) => {
    const pressed = event.currentTarget;
    if (button.url) act({ url: button.url }) || window.open(button.url, '_blank', 'noopener');
    else if (button.callback_data !== undefined)
      act({ press: { messageId: message.message_id, row, column }, button: pressed });
    else act({ other: button });
  };
  return el(
    'button',
    { type: 'button', class: 'inline', on: { click: press } },
    el('span', {}, button.text),
    button.url && icon('link'),
  );
}

function payButton(message, words, act) {
  const stars = message.invoice.total_amount;
  const label = message.paid ? words.payAgain(stars) : words.pay(stars);
  const pay = () => act({ pay: { messageId: message.message_id }, invoice: message.invoice });
  return el('button', { type: 'button', class: 'inline pay', on: { click: pay } }, label);
}

function size(bytes) {
  if (bytes < 1024) return `${bytes} B`;
  return bytes < 1024 * 1024 ? `${(bytes / 1024).toFixed(1)} kB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
