import { clock, el, status, times } from './elements.js';
import { send } from './send.js';

const INTERRUPTIONS = { warning: 'Warned', challenge: 'A code is wanted', suspended: 'Suspended' };
const FACTORS = { none: 'none', totp: 'authenticator app', text: 'text message', totp_and_text: 'app or text' };
const CHALLENGES = {
  none: 'nothing',
  email_code: 'code by mail',
  text_code: 'code by text',
  legacy_email: 'old page, mail',
  legacy_text: 'old page, text',
  approve: 'approval on a device',
  warning: 'automation warning',
  recaptcha: 'reCAPTCHA',
  consent: 'consent',
  suspended: 'suspended',
  unknown: 'an unknown page',
};

export function accountCard(account) {
  const living = account.livingSessions.at(-1);
  const state = living
    ? living.interruption
      ? status('waiting', INTERRUPTIONS[living.interruption])
      : status('well', 'Signed in')
    : status('still', 'Signed out');
  const end = el(
    'button',
    {
      disabled: !living,
      onclick: () => send('sign-out', { account: account.username }, `The session of ${account.username} is dead.`),
    },
    'End the session now',
  );
  const approve = account.waitsForApproval
    ? el(
        'button',
        { className: 'primary', onclick: () => send('approve', { account: account.username }, 'Approved.') },
        'Approve the sign-in',
      )
    : null;
  return el(
    'article',
    { className: 'card account' },
    el('header', {}, el('h3', {}, account.username), state),
    phone(account),
    el(
      'div',
      { className: 'row' },
      choice('Second factor', FACTORS, account.twoFactor, 'twoFactor', account),
      choice('Next sign-in meets', CHALLENGES, account.challenge, 'challenge', account),
    ),
    el(
      'p',
      { className: 'quiet' },
      `Signed in ${times(account.signIns)} · password typed ${times(account.passwordPosts)}${living ? ` · session ${living.number} since ${clock(living.startedAt)}` : ''}`,
    ),
    el('div', { className: 'row' }, end, approve),
  );
}

function phone({ lastCode, totp, twoFactor }) {
  const newest =
    lastCode &&
    el(
      'div',
      {},
      el('div', { className: 'code' }, lastCode.code),
      el('p', { className: 'hint' }, `by ${lastCode.by === 'text' ? 'text' : 'mail'} at ${clock(lastCode.at)}`),
    );
  const app = totp && twoFactor.includes('totp') && el('p', { className: 'hint' }, `Authenticator shows ${totp}`);
  const empty = newest || app ? null : el('p', { className: 'hint' }, 'The phone is quiet: no code was sent yet.');
  return el('div', { className: 'phone' }, ...[newest, app, empty].map((piece) => piece || null));
}

function choice(label, options, value, field, account) {
  const select = el('select', {
    onchange: () =>
      send(
        'change-account',
        { username: account.username, [field]: select.value },
        `${account.username}: ${label.toLowerCase()} is now ${options[select.value]}.`,
      ),
  });
  for (const [key, word] of Object.entries(options))
    select.append(el('option', { value: key, selected: key === value }, word));
  return el('label', {}, label, select);
}
