import { join } from 'node:path';
import { openPhrasebook } from '#/lib/platform/phrasebook.ts';

export type { Facts } from '#/lib/platform/phrasebook.ts';

/** The bot's own texts: English, and Russian with «ты» to customers and «вы» to operators. */
export const say = openPhrasebook(join(import.meta.dirname, 'locales'));
