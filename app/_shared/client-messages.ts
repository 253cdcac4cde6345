/** The parts of the messages that islands speak; everything else stays on the server. */
import type messages from './messages/en.json';

type Messages = typeof messages;
const SPOKEN_BY_ISLANDS = ['ui', 'frame', 'bell', 'forms', 'code', 'progress', 'signIn', 'settings', 'errors'] as const;

export function clientMessages(all: Messages): Pick<Messages, (typeof SPOKEN_BY_ISLANDS)[number]> {
  const { ui, frame, bell, forms, code, progress, signIn, settings, errors } = all;
  return { ui, frame, bell, forms, code, progress, signIn, settings, errors };
}
