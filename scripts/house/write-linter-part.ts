/** `npm run rooms`: writes the linter's part of the table of rooms. */
import { writeFileSync } from 'node:fs';
import { LINTER_PART, linterPartText } from './linter-part.ts';

writeFileSync(LINTER_PART, linterPartText());
console.log('biome.rooms.json says what scripts/house/rooms.ts says.');
