import { execFileSync } from 'node:child_process';
import { UserError } from '../user-error.ts';

/** PostgreSQL's system user; undefined: the present one. */
export type PostgresAccount = { uid: number; gid: number } | undefined;

/** For root the user `postgres`, made when missing: PostgreSQL refuses root. @throws {UserError} it cannot be made. */
export function postgresAccount(): PostgresAccount {
  if (process.getuid?.() !== 0) return undefined;
  const known = lookUp();
  if (known) return known;

  try {
    execFileSync('useradd', ['--system', '--user-group', '--no-create-home', 'postgres'], { stdio: 'ignore' });
  } catch {
    // the look-up below tells
  }
  const made = lookUp();
  if (made) return made;
  throw new UserError(
    'PostgreSQL refuses to run as root, and no user named "postgres" could be made for it. ' +
      'Run this as an ordinary user, or set DATABASE_URL to a PostgreSQL of your own.',
  );
}

function lookUp(): PostgresAccount {
  try {
    const [uid, gid] = ['-u', '-g'].map((flag) => Number(execFileSync('id', [flag, 'postgres'], { stdio: 'pipe' })));
    return uid === undefined || gid === undefined ? undefined : { uid, gid };
  } catch {
    return undefined;
  }
}
