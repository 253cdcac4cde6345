/**
 * `npm run operator -- list` · `reset <e-mail> [--factors]`: for whoever lost the way in. Prints only the new password.
 */

import { resetPassword } from '#/lib/operators/change-password.ts';
import { listProtected } from '#/lib/operators/factors/list-factors.ts';
import { resetFactors } from '#/lib/operators/factors/reset-factors.ts';
import { listOperators } from '#/lib/operators/list-operators.ts';
import { temporaryPassword } from '#/lib/operators/temporary-password.ts';
import { systemClock } from '#/lib/platform/clock.ts';
import type { Db } from '#/lib/platform/db.ts';
import { COMMAND_LINE, onDatabase, runTool } from './tool.ts';
import { UserError } from './user-error.ts';

const USAGE = `Usage:
  npm run operator -- list                        who may sign in to the dashboard
  npm run operator -- reset <e-mail>              a new password for one of them, who is signed out everywhere
  npm run operator -- reset <e-mail> --factors    the same, and no second factor is asked any more: for whoever lost it`;

await runTool(async () => {
  await onDatabase('operator', readWork(process.argv.slice(2)));
  return 0;
});

/** Arguments are judged before anything opens. */
function readWork([verb, email, ...rest]: string[]): (db: Db) => Promise<void> {
  if (verb === 'list' && email === undefined) return list;
  const withFactors = rest[0] === '--factors';
  if (verb === 'reset' && email !== undefined && rest.length === (withFactors ? 1 : 0))
    return reset(email, withFactors);
  throw new UserError(USAGE);
}

async function list(db: Db): Promise<void> {
  for (const { email, role, name, disabledAt } of await listOperators({ db }, { by: COMMAND_LINE }))
    console.log([email, role.padEnd(8), disabledAt ? 'kept out' : 'admitted', name].join('  '));
}

function reset(email: string, withFactors: boolean): (db: Db) => Promise<void> {
  return async (db) => {
    const wanted = email.trim().toLowerCase();
    const operator = (await listOperators({ db }, { by: COMMAND_LINE })).find((one) => one.email === wanted);
    if (!operator)
      throw new UserError(`There is no operator with the e-mail ${wanted}. "npm run operator -- list" names them.`);
    const ctx = { db, clock: systemClock };
    const one = { operatorId: operator.id, by: COMMAND_LINE };
    const newPassword = temporaryPassword();
    await resetPassword(ctx, { ...one, newPassword });
    if (withFactors) await resetFactors(ctx, one);
    console.error(`${operator.name} is signed out everywhere. The new password is shown this once:`);
    console.log(newPassword);
    console.error('It has to be changed at the next sign-in. The API tokens of this person have ended.');
    await sayFactors(db, operator, withFactors);
    if (operator.disabledAt) console.error(`${operator.name} is still kept out: another owner has to let them in.`);
  };
}

/** What to do without a second factor. */
async function sayFactors(db: Db, { id, name, email }: { id: string; name: string; email: string }, gone: boolean) {
  if (gone) return console.error(`No second factor of ${name} is asked any more. Set one up in the settings.`);
  if (!(await listProtected({ db })).has(id)) return;
  console.error(`The second factor of ${name} is still asked. If it is lost, and no other owner can reset it:`);
  console.error(`  npm run operator -- reset ${email} --factors`);
}
