import { join } from 'node:path';
import { openPhrasebook } from '#/lib/platform/phrasebook.ts';

/** The texts of notices: English, and Russian with «ты» to customers and «вы» to operators. */
export const say = openPhrasebook(join(import.meta.dirname, 'locales'));
