import { words as wordsFor } from './words.js';

export const state = {
  people: [],
  chat: undefined,
  chosen: undefined,
  online: false,
  typingUntil: 0,
  payload: new URLSearchParams(location.search).get('start'),
};

/** In the played person's language. */
export function words() {
  return wordsFor(state.chat?.person.language_code);
}
