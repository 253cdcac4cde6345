import { act, attach, attempt, say } from './actions.js';
import { ask, follow } from './api.js';
import { el, icon, mark } from './dom.js';
import { footer } from './keyboards.js';
import { messageItem } from './messages.js';
import { avatar, fullName, peoplePanel } from './people.js';
import { state, words } from './state.js';

const KEPT = 'mutuals-sandbox-people';
const TYPING_MS = 5000;
const RETRY_MS = 2000;
const at = (id) => document.getElementById(id);
let stopFollowing = () => {};

await remakePeople();
await open(Number(location.hash.slice(1)) || state.people[0].id);
addEventListener('hashchange', () => open(Number(location.hash.slice(1))));

/** The browser keeps customers created here over a restart. */
async function remakePeople() {
  await loadPeople();
  const known = new Set(state.people.map(({ id }) => id));
  for (const person of keptPeople()) if (!known.has(person.id)) await ask('people', person);
  await loadPeople();
}

async function loadPeople() {
  ({ people: state.people } = await ask('people'));
}

async function open(id) {
  const person = state.people.find((one) => one.id === id) ?? state.people[0];
  state.chosen = person.id;
  history.replaceState(null, '', `${location.pathname}${location.search}#${person.id}`);
  document.body.classList.remove('choosing');
  stopFollowing();
  stopFollowing = follow(person.id, {
    chat: drawChat,
    message: putMessage,
    deleted: dropMessage,
    typing,
    keyboard,
    online,
    lost: comeBack,
  });
}

/** The sandbox forgot the people: makes them again. */
function comeBack() {
  setTimeout(() => remakePeople().then(() => open(state.chosen), comeBack), RETRY_MS);
}

function drawChat(chat) {
  state.chat = chat;
  document.documentElement.lang = chat.person.language_code;
  at('banner').textContent = words().banner;
  at('field')?.remove();
  at('log').replaceChildren(...(chat.messages.length > 0 ? chat.messages.map(settled) : [emptyState()]));
  drawTop();
  drawFoot();
  drawPeople();
  toEnd();
}

function putMessage(message) {
  const { messages } = state.chat;
  const index = messages.findIndex((one) => one.message_id === message.message_id);
  const stay = !nearEnd();
  if (index >= 0) {
    messages[index] = message;
    replaceItem(at('log').querySelector(`[data-id="${message.message_id}"]`), settled(message));
  } else {
    if (messages.length === 0) at('log').replaceChildren();
    messages.push(message);
    at('log').append(item(message));
    rememberLast(message);
    if (message.from.id === state.chat.person.id) firstWords(messages);
    else state.typingUntil = 0;
  }
  drawTop();
  if (!stay || message.from.id === state.chosen) toEnd();
}

/** Keeps its place and the focus of its button. */
function replaceItem(old, next) {
  if (!old) return;
  const focused = [...old.querySelectorAll('button')].indexOf(document.activeElement);
  old.replaceWith(next);
  next.querySelectorAll('button')[focused]?.focus();
}

/** Replaces the Start button by the field. */
function firstWords(messages) {
  state.payload = null;
  state.chat.person.started = true;
  const own = messages.filter((one) => one.from.id === state.chat.person.id);
  if (own.length === 1 || !at('field')) drawFoot();
}

function dropMessage({ messageId }) {
  state.chat.messages = state.chat.messages.filter((one) => one.message_id !== messageId);
  at('log').querySelector(`[data-id="${messageId}"]`)?.remove();
  if (state.chat.messages.length === 0) at('log').replaceChildren(emptyState());
}

function typing() {
  state.typingUntil = Date.now() + TYPING_MS;
  drawTop();
  setTimeout(drawTop, TYPING_MS + 50);
}

function keyboard({ keyboard: shown }) {
  state.chat.keyboard = shown;
  drawFoot();
  toEnd();
}

function online(yes) {
  state.online = yes;
  drawTop();
}

function drawTop() {
  if (!state.chat) return;
  const { bot, person } = state.chat;
  const status = state.online ? (state.typingUntil > Date.now() ? words().typing : words().bot) : words().offline;
  const block = {
    type: 'button',
    class: 'ghost',
    'aria-label': words().block,
    title: words().block,
    on: { click: () => act({ block: true }) },
  };
  const choose = {
    type: 'button',
    class: 'me',
    'aria-label': words().people,
    title: fullName(person),
    on: { click: () => document.body.classList.add('choosing') },
  };
  at('top').replaceChildren(
    el('span', { class: 'avatar bot' }, mark()),
    el(
      'span',
      { class: 'who' },
      el('strong', {}, bot.name),
      el('small', { class: status === words().typing ? 'live' : '' }, status),
    ),
    ...(person.blocked || !person.started ? [] : [el('button', block, icon('block'))]),
    el('button', choose, avatar(person)),
  );
}

function drawFoot() {
  const hadFocus = document.activeElement === at('field');
  const draft = at('field')?.value ?? '';
  const tools = { words: words(), payload: state.payload, say, attach, unblock: () => act({ block: false }) };
  at('foot').replaceChildren(...footer(state.chat, tools).filter(Boolean));
  const field = at('field');
  if (!field) return;
  field.value = draft;
  if (hadFocus || matchMedia('(pointer: fine)').matches) field.focus();
}

function drawPeople() {
  const close = () => document.body.classList.remove('choosing');
  at('people').replaceChildren(
    ...peoplePanel(state.people, { chosen: state.chosen, words: words(), choose: open, create, close }),
  );
}

function emptyState() {
  const { person } = state.chat;
  return el('li', { class: 'empty' }, mark(), el('p', {}, person.started ? words().emptyStarted : words().empty));
}

async function create(input) {
  const person = await attempt(() => ask('people', input));
  if (!person) return;
  localStorage.setItem(KEPT, JSON.stringify([...keptPeople(), { ...input, id: person.id }].slice(-20)));
  await loadPeople();
  await open(person.id);
}

function keptPeople() {
  try {
    return JSON.parse(localStorage.getItem(KEPT)) ?? [];
  } catch {
    return [];
  }
}

function rememberLast(message) {
  const person = state.people.find(({ id }) => id === state.chosen);
  if (person) person.last = message.text ?? message.caption ?? message.document?.file_name ?? person.last;
  drawPeople();
}

function item(message) {
  return messageItem(message, { botId: state.chat.bot.id, words: words(), act });
}

/** Without animation. */
function settled(message) {
  const node = item(message);
  node.classList.add('settled');
  return node;
}

function nearEnd() {
  const { scrollHeight, scrollTop, clientHeight } = at('scroll');
  return scrollHeight - scrollTop - clientHeight < 120;
}

function toEnd() {
  at('scroll').scrollTop = at('scroll').scrollHeight;
}
