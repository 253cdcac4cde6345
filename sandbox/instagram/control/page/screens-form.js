import { $, el, number, status } from './elements.js';
import { send } from './send.js';

const yesNo = [
  [false, 'no'],
  [true, 'yes'],
];
const SCREENS = {
  form: [
    'Sign-in form',
    [
      ['classic', 'classic'],
      ['new', 'new'],
    ],
  ],
  language: [
    'Language',
    [
      ['en', 'English'],
      ['ru', 'Russian'],
    ],
  ],
  twoFactorPage: [
    'Second-factor page',
    [
      ['old', 'old'],
      ['two_step', 'two-step'],
    ],
  ],
  cookieBanner: [
    'Cookie banner',
    [
      [false, 'no'],
      [true, 'over the page'],
      ['page', 'a page of its own'],
    ],
  ],
  leftover: [
    'After the sign-in',
    [
      [false, 'the front page'],
      ['trust_device', '“Trust this device?”'],
      ['unknown', 'an unknown page'],
      ['edit', 'the settings'],
      ['onetap', 'the one-tap page'],
      ['challenge', 'the challenge again'],
    ],
  ],
  accountPicker: [
    'Choice of an account',
    [
      [false, 'no'],
      ['tiles', 'tiles'],
      ['radios', 'radio buttons'],
      ['without_ours', 'only others'],
    ],
  ],
  countdown: ['Countdown on “send again”', yesNo],
  codeLength: [
    'Sent codes have',
    [
      [6, '6 characters'],
      [5, '5 characters'],
      [8, '8 characters'],
    ],
  ],
  codeLetters: ['Letters in sent codes', yesNo],
  codeBoxes: ['One box a character', yesNo],
  oneTap: ['“Save your login info?”', yesNo],
  notifications: ['Notifications prompt', yesNo],
  rememberedTile: [
    'Remembered profile',
    [
      [false, 'no'],
      [true, 'continues at once'],
      ['password', 'asks the password'],
    ],
  ],
  unknownScreen: [
    'Unknown page',
    [
      [false, 'no'],
      ['before_form', 'before the form'],
      [true, 'after the password'],
    ],
  ],
  slowMs: [
    'Pages take',
    [
      [0, 'no time'],
      [2000, '2 s'],
      [20000, '20 s'],
    ],
  ],
};

export function drawScreens(screens) {
  const form = $('#screens');
  if (form.contains(document.activeElement)) return;
  form.replaceChildren(
    ...Object.entries(SCREENS).map(([name, [label, options]]) => {
      const select = el('select', {
        onchange: () =>
          send(
            'screens',
            { [name]: options[select.selectedIndex][0] },
            `${label}: ${options[select.selectedIndex][1]}.`,
          ),
      });
      for (const [value, word] of options) select.append(el('option', { selected: value === screens[name] }, word));
      return el('label', {}, label, select);
    }),
  );
}

export function drawArmed({ faults, signOutRules, switches }) {
  const rules = signOutRules.map(
    (rule) => `Session ends after ${number(rule.after)} ${rule.of.replace('_', '-')}: ${number(rule.served)} served`,
  );
  const spoilt = faults.map(
    (fault) =>
      `${fault.kind}${fault.flavour === 'soft_block' ? ' soft block' : ''}, ${fault.left === 'always' ? 'until it is over' : `${fault.left} times`}`,
  );
  const slow = switches.listLatencyMs ? [`Lists take ${number(switches.listLatencyMs)} ms`] : [];
  const limit = switches.rateLimit
    ? [`At most ${number(switches.rateLimit.perWindow)} requests in ${number(switches.rateLimit.windowMs / 1000)} s`]
    : [];
  const withdrawn = Object.entries(switches.retired).map(([endpoint, answer]) => `${endpoint} answers ${answer}`);
  const counters = switches.counters === 'number' ? [] : [`Counters are written as ${switches.counters}`];
  const { shown } = switches.pageSizes;
  const short = shown === null ? [] : [`Lists show only ${number(shown)}`];
  const all = [...limit, ...short, ...rules, ...spoilt, ...withdrawn, ...counters, ...slow].map((text) =>
    el('li', {}, status('waiting', text)),
  );
  const calm = el('li', {}, status('well', 'No trouble ahead'));
  const clear = el('button', { onclick: () => send('calm', {}, 'All is as at the start.') }, 'Calm everything');
  $('#armed').replaceChildren(...(all.length > 0 ? [...all, clear] : [calm]));
}
