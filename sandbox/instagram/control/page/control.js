/* Sends the forms' commands; reads state and log each second. */
import { accountCard } from './account-card.js';
import { $, el } from './elements.js';
import { drawArmed, drawScreens } from './screens-form.js';
import { send } from './send.js';
import { drawLog, last, profileRow } from './tables.js';

const FORMS = {
  'sign-out-after': (form) => [
    'sign-out-after',
    { [form.get('list')]: Number(form.get('entries')), flavour: form.get('flavour') },
    'Armed.',
  ],
  fault: (form) => [
    'fault',
    { kind: form.get('kind'), flavour: 'soft_block', forMs: Number(form.get('seconds')) * 1000 },
    'The lists are blocked from the next page on.',
  ],
  'one-fault': (form) => [
    'fault',
    { kind: form.get('kind'), times: Number(form.get('times')) },
    `${form.get('kind')} is next.`,
  ],
  interrupt: (form) => ['interrupt', { by: form.get('by') }, 'The living sessions are stopped.'],
  'rate-limit': (form) => [
    'rate-limit',
    {
      perWindow: Number(form.get('perWindow')),
      windowMs: Number(form.get('seconds')) * 1000,
      answer: form.get('answer'),
    },
    `At most ${form.get('perWindow')} requests in ${form.get('seconds')} s.`,
  ],
  retire: (form) => [
    'retire',
    { endpoint: form.get('endpoint'), answer: form.get('answer') },
    'That address is withdrawn until all is calm.',
  ],
  searches: (form) => [
    'fault',
    { kind: form.get('kind'), surface: 'look_up', times: 'always' },
    'Searches are spoiled until all is calm.',
  ],
  shown: (form) => ['page-size', { shown: Number(form.get('shown')) }, `Lists show only ${form.get('shown')}.`],
  switches: (form) => ['switches', { counters: form.get('counters') }, 'The next profile is written so.'],
  latency: (form) => ['latency', { lists: Number(form.get('ms')) }, `A page of a list takes ${form.get('ms')} ms.`],
};
for (const form of document.querySelectorAll('form[data-command]')) {
  const submit = () => send(...FORMS[form.dataset.command](new FormData(form)));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void submit();
  });
  const slider = form.querySelector('input[type=range]');
  slider?.addEventListener('input', () => {
    form.querySelector('output').textContent = `${slider.value} ms`;
  });
  slider?.addEventListener('change', submit);
}
for (let row = 1; row <= 30; row += 1) $('#kinds').append(el('option', {}, `E${row}`));
for (const kind of [
  'reset',
  'truncated',
  'slow',
  '500',
  '503',
  'empty_page',
  'empty_end',
  'first_page_again',
  'cursor_loop',
  'cursor_refused',
  'duplicates',
  'odd_row',
  'odd_rows',
  'odd_types',
  'strange_names',
  'odd_cursor',
  'no_users',
])
  $('#kinds').append(el('option', {}, kind));

let shown = '';
async function refresh() {
  try {
    const [state, { requests }] = await Promise.all([
      fetch('/_sandbox/state').then((answer) => answer.json()),
      fetch(`/_sandbox/requests?after=${last}`).then((answer) => answer.json()),
    ]);
    const text = JSON.stringify([state.accounts, state.profiles]);
    if (text !== shown && !$('#accounts').contains(document.activeElement?.closest('select') ?? null)) {
      shown = text;
      $('#accounts').replaceChildren(...state.accounts.map(accountCard));
      $('#profiles').replaceChildren(...state.profiles.map(profileRow));
    }
    drawScreens(state.switches.screens);
    drawArmed(state);
    drawLog(requests);
    $('#light').className = 'status well';
    $('#light').textContent = 'Live';
  } catch {
    $('#light').className = 'status trouble';
    $('#light').textContent = 'Not reachable';
  }
}

document.addEventListener('sent', refresh);

async function live() {
  await refresh();
  setTimeout(live, 1000);
}
void live();
