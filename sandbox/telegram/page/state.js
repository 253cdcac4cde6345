import { words as wordsFor } from './words.js';

/** What the page knows: the people, the chat that is open, and what its bot is doing. */
export const state = {
  people: [],
  chat: undefined,
  chosen: undefined,
  online: false,
  typingUntil: 0,
  payload: new URLSearchParams(location.search).get('start'),
};

/** The words of the page, in the language of the person who is played. */
export function words() {
  return wordsFor(state.chat?.person.language_code);
}
