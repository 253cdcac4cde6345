import { el, icon } from './dom.js';

/** Start, Unblock, or the field with commands and keyboard. */
export function footer(chat, { words, payload, say, attach, unblock }) {
  if (chat.person.blocked) return [el('p', { class: 'note' }, words.blocked), wide(words.unblock, unblock)];
  const fresh = !chat.messages.some((message) => message.from.id === chat.person.id);
  if (fresh || payload) return [wide(words.start, () => say(payload ? `/start ${payload}` : '/start'))];
  return [composer(chat, { words, say, attach }), replyKeyboard(chat.keyboard, say)];
}

const wide = (label, click) => el('button', { type: 'button', class: 'primary wide', on: { click } }, label);

function composer(chat, { words, say, attach }) {
  const placeholder = chat.keyboard?.input_field_placeholder ?? words.write;
  const field = el('textarea', { id: 'field', rows: 1, placeholder, 'aria-label': words.write, autocomplete: 'off' });
  const menu = el('ul', { class: 'commands', hidden: true, 'aria-label': words.commands });
  const file = el('input', { type: 'file', hidden: true, on: { change: () => pick(file, attach) } });

  const grow = () => {
    field.style.height = 'auto';
    field.style.height = `${Math.min(field.scrollHeight, 160)}px`;
  };
  const send = (text) => {
    if (!text.trim()) return;
    field.value = '';
    menu.hidden = true;
    grow();
    say(text);
  };
  const show = (open) => {
    const typed = field.value.trim().slice(1);
    const fitting = chat.commands.filter(({ command }) => command.startsWith(typed));
    menu.replaceChildren(...fitting.map((one) => commandItem(one, send)));
    menu.hidden = !open || fitting.length === 0;
  };
  field.addEventListener('input', () => {
    grow();
    show(/^\/\w*$/.test(field.value));
  });
  field.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') menu.hidden = true;
    if (event.key === 'ArrowUp' && !menu.hidden) focusLast(menu, event);
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      send(field.value);
    }
  });
  menu.addEventListener('keydown', (event) => moveInMenu(event, menu, field));

  const slash = el(
    'button',
    {
      type: 'button',
      class: 'ghost',
      'aria-label': words.commands,
      title: words.commands,
      on: { click: () => show(menu.hidden) },
    },
    '/',
  );
  const clip = el(
    'button',
    {
      type: 'button',
      class: 'ghost',
      'aria-label': words.attach,
      title: words.attach,
      on: { click: () => file.click() },
    },
    icon('clip'),
  );
  const submit = el(
    'button',
    {
      type: 'button',
      class: 'primary round',
      'aria-label': words.send,
      title: words.send,
      on: { click: () => send(field.value) },
    },
    icon('send'),
  );
  return el('div', { class: 'composer' }, menu, chat.commands.length > 0 && slash, clip, file, field, submit);
}

function commandItem({ command, description }, send) {
  const button = { type: 'button', on: { click: () => send(`/${command}`) } };
  return el('li', {}, el('button', button, el('strong', {}, `/${command}`), el('span', {}, description)));
}

function focusLast(menu, event) {
  event.preventDefault();
  menu.querySelector('li:last-child button')?.focus();
}

function moveInMenu(event, menu, field) {
  const items = [...menu.querySelectorAll('button')];
  const at = items.indexOf(document.activeElement);
  if (event.key === 'Escape') field.focus();
  const next = { ArrowUp: at - 1, ArrowDown: at + 1 }[event.key];
  if (next === undefined) return;
  event.preventDefault();
  (items[next] ?? field).focus();
}

function replyKeyboard(keyboard, say) {
  const rows = keyboard?.keyboard ?? [];
  const button = (one) => el('button', { type: 'button', class: 'key', on: { click: () => say(one.text) } }, one.text);
  return (
    rows.length > 0 &&
    el('div', { class: 'keys' }, ...rows.map((row) => el('div', { class: 'row' }, ...row.map(button))))
  );
}

function pick(input, attach) {
  const [file] = input.files;
  if (file) attach(file);
  input.value = '';
}
