import type { ListName } from '../model.ts';
import { cutRows } from './cut-rows.ts';
import type { Finds } from './finds.ts';
import { isOtherList, listOfKey } from './list-file.ts';
import { personIn } from './person-in.ts';

/**
 * Reads a JSON file of a list into `finds`. The word in the file decides which list it is, else `named`; without either a
 * plain list of people is followers, which alone have no word. @returns the lists that the file is of; `other`: it says that it is a list that is not wanted.
 */
export async function readRows(
  chunks: AsyncIterable<Uint8Array>,
  named: ListName | null,
  finds: Finds,
): Promise<{ lists: ListName[]; other: boolean }> {
  const keys = new Set<string>();
  const lists = new Set<ListName>();
  const begin = (list: ListName) => {
    lists.add(list);
    finds.begin(list);
  };
  for await (const { key, value } of cutRows(chunks, keys)) {
    const list = key === null ? (named ?? 'followers') : listOfKey(key);
    const person = list && personIn(value);
    if (!list || !person) continue;
    begin(list);
    finds.add(list, person);
  }
  for (const key of keys) {
    const list = listOfKey(key);
    if (list) begin(list);
  }
  if (keys.size === 0 && named) begin(named); // an empty list
  return { lists: [...lists], other: [...keys].some(isOtherList) };
}
