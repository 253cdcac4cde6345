import { expect, it } from 'vitest';
import { SCREEN_NAMES } from '../model.ts';
import type { SeenControl, SeenInput, Sight } from '../sight.ts';
import { nameScreen, SCREENS } from './registry.ts';

type Drawing = {
  path?: string;
  fields?: Partial<SeenInput>[];
  buttons?: string[];
  links?: string[];
  text?: string;
  frames?: string[];
  signedIn?: string[];
  foreign?: boolean;
};

/** A page as the driver would see it. */
function draw({
  path = '/',
  fields = [],
  buttons = [],
  links = [],
  text = '',
  frames = [],
  signedIn = [],
  foreign = false,
}: Drawing): Sight {
  const control =
    (tag: string) =>
    (caption: string, index: number): SeenControl => ({
      ...{ index, tag, text: caption, path: tag === 'a' ? '/somewhere/' : null },
      ...{ submits: false, disabled: false, discloses: false },
    });
  const empty = {
    index: 0,
    name: '',
    type: 'text',
    autocomplete: '',
    label: '',
    maxLength: -1,
    minLength: -1,
    letters: false,
    foreign: false,
    checked: false,
    choice: '',
  };
  return {
    ...{ foreign, host: 'www.instagram.com', path, document: 1, loading: false, fingerprint: '' },
    inputs: fields.map((field, index) => ({ ...empty, index, ...field })),
    controls: [...buttons.map(control('button')), ...links.map(control('a'))],
    ...{ headings: [], alerts: [], text, frames, signedIn },
  };
}

const CODE = { name: 'verificationCode', type: 'tel' };
const FORM = [{ name: 'username' }, { name: 'password', type: 'password' }];

const PAGES: [string, string, Drawing][] = [
  ['sign_in_form', 'the classic form', { path: '/accounts/login/', fields: FORM, buttons: ['Log in'] }],
  [
    'sign_in_form',
    'the newer form',
    {
      fields: [
        { name: 'email', autocomplete: 'username webauthn' },
        { name: 'pass', type: 'password' },
      ],
    },
  ],
  [
    'cookie_banner',
    'a banner over the form',
    { fields: FORM, buttons: ['Allow all cookies', 'Decline optional cookies'] },
  ],
  [
    'cookie_banner',
    'a banner in Russian',
    { buttons: ['Разрешить все cookie', 'Отклонить необязательные файлы cookie'] },
  ],
  ['cookie_banner', 'a banner with essentials', { buttons: ['Accept all', 'Only allow essential cookies'] }],
  ['remembered_profile', 'a tile', { buttons: ['Continue', 'Use another profile'] }],
  ['remembered_profile', 'a tile with a name', { buttons: ['Continue as ada', 'Log into another account'] }],
  ['remembered_profile', 'a tile in Russian', { buttons: ['Продолжить как ada', 'Войти в другой аккаунт'] }],
  [
    'password_only',
    'a tile with a password',
    { fields: [{ name: 'password', type: 'password' }], buttons: ['Log in', 'Switch accounts'] },
  ],
  [
    'two_factor',
    'the old page below /accounts/login/',
    { path: '/accounts/login/two_factor', fields: [CODE], buttons: ['Confirm'] },
  ],
  [
    'two_factor',
    'the page whose field is only labelled',
    { path: '/two_step_verification/two_factor/', fields: [{ label: 'Код' }] },
  ],
  [
    'code_entry',
    'the code by mail',
    { path: '/auth_platform/codeentry/', fields: [{ label: 'Code' }], text: 'Check your email' },
  ],
  ['code_entry', 'the legacy challenge', { path: '/challenge/1/abc/', fields: [{ name: 'security_code' }] }],
  [
    'challenge_picker',
    'the picker',
    {
      path: '/auth_platform/challengepicker/',
      fields: [{ type: 'radio', name: 'way', label: 'Email' }],
      buttons: ['Continue'],
    },
  ],
  [
    'challenge_picker',
    'the legacy choice',
    {
      path: '/challenge/1/abc/',
      fields: [{ type: 'radio', name: 'choice', choice: '1' }],
      buttons: ['Send Security Code'],
    },
  ],
  ['approve_on_device', 'an approval', { path: '/auth_platform/afad/', links: ['Try another way'] }],
  [
    'approve_on_device',
    'an approval in words',
    { text: 'Check your notifications on your other device', links: ['Try another way'] },
  ],
  ['captcha', 'a puzzle by address', { path: '/auth_platform/recaptcha/' }],
  [
    'captcha',
    'a puzzle in a frame',
    { path: '/challenge/1/abc/', frames: ['www.google.com/recaptcha/enterprise/anchor'] },
  ],
  [
    'sign_in_form',
    'a form with an unseen score in a frame',
    { fields: FORM, frames: ['www.google.com/recaptcha/api2/anchor'] },
  ],
  ['warning', 'the warning', { path: '/accounts/scraping_warning/', buttons: ['Dismiss'], signedIn: ['inbox'] }],
  ['suspended', 'a suspended account', { path: '/accounts/suspended/', buttons: ['Disagree with decision'] }],
  ['consent', 'terms', { path: '/privacy/consent/', buttons: ['Agree'] }],
  ['person_required', '“was this you?”', { path: '/challenge/1/abc/', buttons: ['This Was Me', "This Wasn't Me"] }],
  [
    'person_required',
    'a new password',
    {
      path: '/challenge/1/abc/',
      fields: [
        { name: 'new_password1', type: 'password' },
        { name: 'new_password2', type: 'password' },
      ],
    },
  ],
  ['person_required', 'an old browser', { path: '/web/unsupported_version/' }],
  [
    'save_login',
    'the one-tap page',
    { path: '/accounts/onetap/', buttons: ['Save Info', 'Not Now'], signedIn: ['settings'] },
  ],
  [
    'save_login',
    'the one-tap question in Russian',
    { text: 'Сохранить данные для входа?', buttons: ['Сохранить данные', 'Не сейчас'] },
  ],
  [
    'notifications_prompt',
    'a prompt over home',
    { text: 'Turn on Notifications', buttons: ['Turn On', 'Not Now'], signedIn: ['inbox', 'explore'] },
  ],
  ['foreign_host', 'a form on another host', { fields: FORM, foreign: true }],
  [
    'foreign_host',
    'a form that sends to another host',
    { fields: [{ name: 'email' }, { name: 'pass', type: 'password', foreign: true }] },
  ],
  [
    'trust_device',
    'the question',
    { text: 'Trust this device? You will not need a code next time.', buttons: ['Trust this device', 'Not now'] },
  ],
  [
    'trust_device',
    'the question in Russian',
    { text: 'Доверять этому устройству?', buttons: ['Доверять', 'Не сейчас'] },
  ],
  [
    'deletion_pending',
    'the question whether to stay',
    { text: 'Your account is scheduled for deletion', buttons: ['Keep account'] },
  ],
  ['deletion_pending', 'the same in Russian', { text: 'Удаление запланировано', buttons: ['Отменить удаление'] }],
  ['account_picker', 'tiles', { text: 'Choose an account', buttons: ['ada', 'bob'] }],
  [
    'account_picker',
    'radio buttons in Russian',
    { text: 'Выберите аккаунт', fields: [{ type: 'radio', label: 'ada' }], buttons: ['Продолжить'] },
  ],
  ['home', 'home', { signedIn: ['inbox', 'explore', 'reels'] }],
  ['please_wait', 'a push-back', { text: 'Please wait a few minutes before you try again.' }],
  ['unknown', 'a page for visitors', { path: '/explore/', signedIn: ['explore'] }],
  ['unknown', 'something new', { text: 'A moment for your wellbeing', buttons: ['Breathe'] }],
];

it.each(PAGES)('names %s: %s', (name, _description, drawing) => {
  expect(nameScreen(draw(drawing)).name).toBe(name);
});

it('has a screen for each name, and a page for each screen', () => {
  expect([...SCREENS.map((screen) => screen.name), 'unknown'].sort()).toEqual([...SCREEN_NAMES].sort());
  expect([...new Set(PAGES.map(([name]) => name))].sort()).toEqual([...SCREEN_NAMES].sort());
});
