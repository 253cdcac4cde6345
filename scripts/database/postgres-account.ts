import { execFileSync } from 'node:child_process';
import { UserError } from '../user-error.ts';

/** The system user that PostgreSQL runs as. Undefined: the user who runs this command. */
export type PostgresAccount = { uid: number; gid: number } | undefined;

/**
 * PostgreSQL refuses to run as root. For root this answers the user `postgres`, which is made when
 * it is missing; for anybody else it answers undefined.
 *
 * @throws {UserError} when run as root on a system where no such user can be made.
 */
export function postgresAccount(): PostgresAccount {
  if (process.getuid?.() !== 0) return undefined;
  const known = lookUp();
  if (known) return known;

  try {
    execFileSync('useradd', ['--system', '--user-group', '--no-create-home', 'postgres'], { stdio: 'ignore' });
  } catch {
    // The look-up below tells whether it matters.
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
