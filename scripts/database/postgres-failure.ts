import { UserError } from '../user-error.ts';

type Place = { dataDir: string; port?: number };

const KNOWN: { sign: RegExp; say: (place: Place, found: RegExpMatchArray) => string }[] = [
  {
    sign: /No space left on device/,
    say: ({ dataDir }) =>
      `The disk that holds ${dataDir} is full, so PostgreSQL cannot start. Free some space and start again.`,
  },
  {
    sign: /Address already in use/,
    say: ({ port }) => `Port ${port} of 127.0.0.1 is already in use, so the embedded PostgreSQL cannot listen there.`,
  },
  {
    sign: /lock file ".*" already exists/,
    say: ({ dataDir }) =>
      `Another PostgreSQL already uses the data in ${dataDir}, most likely another "npm start" of this checkout. Stop that one first.`,
  },
  {
    sign: /initialized by PostgreSQL version (\d+)/,
    say: ({ dataDir }, found) =>
      `The data in ${dataDir} was written by PostgreSQL ${found[1]}, which this release cannot read. ` +
      'Move the directory away to begin with an empty database, or set DATABASE_URL (see docs/operations.md, "Upgrade").',
  },
  {
    sign: /wrong ownership|invalid permissions|Permission denied|could not (?:open|access|change permissions of|create) (?:file|directory).*denied/,
    say: ({ dataDir }) =>
      `PostgreSQL may not use ${dataDir}: it belongs to another user. ` +
      'Start with the same user as before, or give the directory to the user that PostgreSQL runs as.',
  },
  {
    sign: /could not (?:map|create|resize) (?:anonymous )?shared memory/,
    say: () => 'There is not enough free memory to start PostgreSQL. Close something and start again.',
  },
];

/** A sentence with advice for known failures; else PostgreSQL's last lines. */
export function explainPostgresFailure(lastLines: string, place: Place): UserError {
  for (const { sign, say } of KNOWN) {
    const found = lastLines.match(sign);
    if (found) return new UserError(say(place, found));
  }
  return new UserError(`The embedded PostgreSQL did not start. Its last lines:\n\n${lastLines || '(none)'}`);
}
