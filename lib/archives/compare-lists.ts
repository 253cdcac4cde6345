import { setImmediate as breathe } from 'node:timers/promises';
import type { Compared } from './model.ts';

/** Tells who follows back, each part in the order of names. Lets others work in between: a list may have a million people. */
export async function compareLists(lists: {
  followers: ReadonlySet<string>;
  following: ReadonlySet<string>;
}): Promise<Compared> {
  const { followers, following } = lists;
  return {
    one_way: await sorted(following, (name) => !followers.has(name)),
    fan: await sorted(followers, (name) => !following.has(name)),
    mutual: await sorted(following, (name) => followers.has(name)),
  };
}

const AT_ONCE = 20_000;

/** Sorts by first letter before all else: no step takes long. */
async function sorted(names: ReadonlySet<string>, isWanted: (name: string) => boolean): Promise<string[]> {
  const letters = new Map<string, string[]>();
  let passed = 0;
  for (const name of names) {
    passed += 1;
    if (passed % AT_ONCE === 0) await breathe();
    if (!isWanted(name)) continue;
    const letter = name.slice(0, 2);
    const others = letters.get(letter);
    if (others) others.push(name);
    else letters.set(letter, [name]);
  }
  const parts: string[][] = [];
  for (const letter of [...letters.keys()].sort()) {
    const part = letters.get(letter) ?? [];
    parts.push(part.sort());
    if (part.length > AT_ONCE) await breathe();
  }
  return parts.flat();
}
