import { addPerson } from './add-person.ts';
import type { World } from './world.ts';

/** Who stands on the chat page from the beginning. The operator has started the bot: it has news before anybody looks. */
export const DEMO_PEOPLE = [
  { id: 1_000_001, firstName: 'Newcomer', username: 'newcomer', languageCode: 'en' },
  { id: 700_100_001, firstName: 'Maria', lastName: 'Costa', username: 'maria_costa', languageCode: 'en' },
  { id: 700_100_002, firstName: 'Олег', lastName: 'Миронов', username: 'oleg_mironov', languageCode: 'ru' },
  { id: 700_100_003, firstName: 'Amara', lastName: 'Okafor', username: 'amara_ok', languageCode: 'en' },
  { id: 2_000_000_000_001, firstName: 'Operator', languageCode: 'en', started: true },
] as const;

/** Adds those who are not in the world that was kept. */
export function addDemoPeople(world: World): void {
  for (const person of DEMO_PEOPLE) if (!world.conversations.has(person.id)) addPerson(world, person);
}
