import { UserError } from '../user-error.ts';

/** `finishedAt` is null when its end was never noted. */
export type Noted = { name: string; checksum: string; startedAt: Date; finishedAt: Date | null };

/** The refusal of data that another version has migrated. */
export function otherHistory(unknown: readonly string[]): UserError {
  return new UserError(
    `This data belongs to another version of Mutuals: it has seen ${unknown.join(', ')}, which this version does not have. ` +
      'Use the version that made it, or an empty database.',
  );
}

/** The refusal of a file that is not the one applied. */
export function editedSince({ name, finishedAt }: Noted): UserError {
  return new UserError(
    `${fileOf(name)} is not the file that was applied here on ${finishedAt?.toISOString()}. ` +
      'What has been applied is not edited: put the file back as it was, and write the change as a new migration (npm run db:new -- <name>).',
  );
}

/** Without a transaction only a person can tell what was done. */
export function halfApplied({ name, startedAt }: Noted): UserError {
  return new UserError(
    `The migration ${name} began on ${startedAt.toISOString()} and did not come to its end. It runs without a transaction, so a part of it may be there. ` +
      `Compare the database with ${fileOf(name)} and undo what is there (drop an index that is not valid). ` +
      `Then "delete from _prisma_migrations where migration_name = '${name}'", and start again.`,
  );
}

/** @param how.begun an earlier unfinished note: it may have been applied. */
export function failed(name: string, reason: string, how: { whole: boolean; begun: Noted | undefined }): UserError {
  const left = how.whole ? 'left nothing behind' : 'may have left something behind: it runs without a transaction';
  const begun =
    how.begun &&
    `An earlier version began it on ${how.begun.startedAt.toISOString()} and did not note its end. If all that it makes is there, say so with ` +
      `"update _prisma_migrations set finished_at = now() where migration_name = '${name}'", and start again.`;
  return new UserError(
    [`The migration ${name} failed and ${left}. PostgreSQL said: ${reason}`, begun].filter(Boolean).join('\n\n'),
  );
}

function fileOf(name: string): string {
  return `prisma/migrations/${name}/migration.sql`;
}
