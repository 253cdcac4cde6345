import { el, icon, mark } from './dom.js';

export function peoplePanel(people, { chosen, words, choose, create, close }) {
  return [
    el(
      'div',
      { class: 'brand' },
      mark(),
      el('strong', {}, 'Mutuals'),
      el(
        'button',
        { type: 'button', class: 'ghost only-phone', 'aria-label': words.choose, on: { click: close } },
        icon('back'),
      ),
    ),
    el('h1', {}, words.title),
    el('p', { class: 'hint' }, words.hint),
    el(
      'ul',
      { class: 'persons' },
      ...people.map((person) => el('li', {}, personButton(person, chosen, words, choose))),
    ),
    creator(words, create),
  ];
}

export function avatar(person) {
  const initials = [person.first_name, person.last_name].map((name) => [...(name ?? '')][0] ?? '').join('');
  return el('span', { class: `avatar tone-${person.id % 5}`, 'aria-hidden': 'true' }, initials.toUpperCase());
}

export const fullName = (person) => [person.first_name, person.last_name].filter(Boolean).join(' ');

function personButton(person, chosen, words, choose) {
  return el(
    'button',
    {
      type: 'button',
      class: 'person',
      'aria-current': person.id === chosen ? 'true' : undefined,
      on: { click: () => choose(person.id) },
    },
    avatar(person),
    el('span', { class: 'who' }, el('strong', {}, fullName(person)), el('small', {}, person.last || words.noMessages)),
    el('span', { class: 'tag' }, person.language_code === 'ru' ? 'RU' : 'EN'),
  );
}

function creator(words, create) {
  const name = el('input', {
    name: 'firstName',
    placeholder: words.name,
    'aria-label': words.name,
    maxlength: 64,
    required: true,
    autocomplete: 'off',
  });
  const language = el(
    'select',
    { 'aria-label': words.language },
    el('option', { value: 'en' }, 'English'),
    el('option', { value: 'ru' }, 'Русский'),
  );
  const submit = (event) => {
    event.preventDefault();
    if (name.value.trim()) create({ firstName: name.value.trim(), languageCode: language.value });
  };
  const form = el(
    'form',
    { class: 'create', on: { submit } },
    name,
    language,
    el('button', { type: 'submit', class: 'primary' }, words.add),
  );
  return el('details', { class: 'creator' }, el('summary', {}, icon('plus'), words.create), form);
}
