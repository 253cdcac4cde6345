/**
 * `npm run big-database -- --database URL`: fills a migrated, empty database with what a busy year leaves (`sizes.ts`),
 * to look at pages and plans on. `--scale 0.1`: a tenth.
 */
import { parseArgs } from 'node:util';
import { runCommand, UserError } from '#/scripts/user-error.ts';
import { fillDatabase } from './big-database/fill-database.ts';
import { sizesAt } from './big-database/sizes.ts';

await runCommand(async () => {
  const { values } = parseArgs({
    options: { database: { type: 'string' }, scale: { type: 'string', default: '1' } },
  });
  const scale = Number(values.scale);
  if (!values.database) throw new UserError('Name the database to fill: npm run big-database -- --database URL');
  if (!(scale > 0 && scale <= 10)) throw new UserError('--scale is a number above 0, at most 10.');
  await fillDatabase(values.database, { sizes: sizesAt(scale), tell: console.log });
  return 0;
});
