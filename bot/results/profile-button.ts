import type { Buttons } from '../reply.ts';

const CHARACTERS = 48;

type Named = { username: string; fullName?: string; mayStay?: boolean; mark?: string };

/** Opens somebody's profile. Button texts are plain: a stranger's name does nothing in them. */
export function profileButton({ username, fullName = '', mayStay = false, mark }: Named): Buttons[number][number] {
  const shown = fullName.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
  const text = `${mayStay ? '⭐ ' : ''}${mark ? `${mark} ` : ''}@${username}${shown === '' ? '' : ` · ${shown}`}`;
  const letters = [...text.toWellFormed()];
  const cut = letters.length > CHARACTERS ? `${letters.slice(0, CHARACTERS - 1).join('')}…` : letters.join('');
  return { text: cut, url: `https://www.instagram.com/${encodeURIComponent(username.toWellFormed())}/` };
}
