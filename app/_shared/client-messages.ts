/** The texts that components say in the browser, by the layout that hands them over; the rest stays on the server. */
import type messages from './locales/en.json';

type Messages = typeof messages;

/** What each layout hands over for itself and its pages. */
const SPOKEN = {
  everywhere: () => ({}),
  dashboard({ frame, bell, forms, progress, prove, accounts, customers, money }: Messages) {
    const { role: _role, ...spoken } = frame;
    const { outlook, more, retire, retireTitle, retireNote } = accounts;
    return {
      ...{ frame: spoken, bell, forms, progress, prove, customers: { data: customers.data, access: customers.access } },
      money: { dialogs: money.dialogs },
      accounts: { outlook, more, retire, retireTitle, retireNote },
    };
  },
  settings({ frame, forms, prove, factor, settings }: Messages) {
    const { kinds: _kinds, light: _light, ...look } = frame;
    const { limits, operators, optOuts } = settings;
    const { texts: _texts, ...bot } = settings.bot;
    const { statuses: _statuses, ...broadcasts } = settings.broadcasts;
    const { tokenNew, tokenCreate, tokenMade, tokenCopied, tokenName, tokenLife } = settings;
    const token = { tokenNew, tokenCreate, tokenMade, tokenCopied, tokenName, tokenLife };
    return {
      ...{ frame: look, forms, prove, factor: factorOf(factor) },
      settings: { limits, operators, optOuts, bot, broadcasts, ...token, ...passwordOf(settings) },
    };
  },
  code({ code, frame: { light } }: Messages) {
    const { ending: _ending, endingNote: _note, door: _door, refused: _refused, kind: _kind, ...spoken } = code;
    return { code: spoken, frame: { light } };
  },
  auth: ({ signIn, factor, prove, settings }: Messages) => ({
    signIn,
    factor: factorOf(factor),
    prove,
    settings: passwordOf(settings),
  }),
} as const;

export type Area = keyof typeof SPOKEN;

/** What is said there, and on any page: by toasts, dialogs and the page of an error. */
export function clientMessages(all: Messages, area: Area) {
  const { title, kept, code, retry, home } = all.errors;
  return { ui: all.ui, errors: { title, kept, code, retry, home }, ...SPOKEN[area](all) };
}

function passwordOf({ passwordNow, passwordNext, passwordHint, changePassword }: Messages['settings']) {
  return { passwordNow, passwordNext, passwordHint, changePassword };
}

function factorOf({ kind: _kind, noPasskeys: _noPasskeys, ...factor }: Messages['factor']) {
  return factor;
}
