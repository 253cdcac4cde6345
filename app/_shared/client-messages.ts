/** The parts of the messages that islands speak; everything else stays on the server. */
import type messages from './locales/en.json';

type Messages = typeof messages;
const SPOKEN_BY_ISLANDS = [
  'ui',
  'frame',
  'bell',
  'forms',
  'code',
  'progress',
  'signIn',
  'prove',
  'factor',
  'settings',
  'errors',
] as const;

type Spoken = Pick<Messages, (typeof SPOKEN_BY_ISLANDS)[number]> & {
  accounts: Pick<Messages['accounts'], 'outlook' | 'more' | 'retire' | 'retireTitle' | 'retireNote'>;
  customers: Pick<Messages['customers'], 'data'>;
};

/** The part of the messages that is used in the browser. */
export function clientMessages(all: Messages): Spoken {
  const { ui, frame, bell, forms, code, progress, signIn, prove, factor, settings, errors } = all;
  const { outlook, more, retire, retireTitle, retireNote } = all.accounts;
  const accounts = { outlook, more, retire, retireTitle, retireNote };
  const customers = { data: all.customers.data };
  return { ui, frame, bell, forms, code, progress, signIn, prove, factor, settings, errors, accounts, customers };
}
