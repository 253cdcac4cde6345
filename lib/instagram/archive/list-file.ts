import type { ListName } from '../model.ts';

/** `name`: as Instagram calls it, without what a device added, such as " (1)". */
export type ListFile = { list: ListName; part: number; name: string };

/** Until 2023 `followers.json`, since then numbered from 1. */
const LIST_FILE = /^(followers|following)(?:_(\d{1,4}))?(?:\s*\(\d{1,3}\)|[ -]\d{1,3})?\.(json|html?)$/i;

/** Which list a file of an export is by its path; null when it is another one. */
export function listFileOf(path: string): ListFile | null {
  const [, word = '', number = '1', ending = ''] = LIST_FILE.exec(path.split('/').at(-1) ?? '') ?? [];
  if (word === '') return null;
  const list = word.toLowerCase() === 'followers' ? 'followers' : 'following';
  const part = Number(number);
  return { list, part, name: `${list}_${part}.${ending.toLowerCase() === 'json' ? 'json' : 'html'}` };
}

/** Such as `instagram-ada.lovelace-2026-11-20-AbCdEfGh.zip`. */
export const ZIP_NAME = /^instagram-(.{1,30})-(\d{4}-\d{2}-\d{2})(?=[-. ]|$)/i;

/** Whether a file is named as Instagram names an export or a list in it. */
export function isArchiveName(name: string): boolean {
  return ZIP_NAME.test(name) || listFileOf(name) !== null;
}

/** The files that are missing between the first and the last of a list. */
export function missingParts(files: readonly string[]): string[] {
  const found = files.flatMap((name) => listFileOf(name) ?? []);
  return (['followers', 'following'] as const).flatMap((list) => {
    const parts = new Set(found.filter((file) => file.list === list).map(({ part }) => part));
    const ending =
      found
        .find((file) => file.list === list)
        ?.name.split('.')
        .at(-1) ?? 'json';
    const upTo = Math.max(0, ...parts);
    return Array.from({ length: upTo }, (_, before) => before + 1)
      .filter((part) => !parts.has(part))
      .map((part) => `${list}_${part}.${ending}`);
  });
}

/** Other lists of the same folder, by the one word in which a JSON file says what it is. */
export function isOtherList(key: string): boolean {
  return key.startsWith('relationships_') && listOfKey(key) === null;
}

/** The list that a JSON file says it is; null when it says none. */
export function listOfKey(key: string): ListName | null {
  if (key === 'relationships_followers') return 'followers';
  return key === 'relationships_following' ? 'following' : null;
}
