/** Every column of sealed values: places come from it, rotation walks it, a test compares it with the database. */
import type { Place } from './place.ts';

/** Constants, never input: they go into SQL as they are. Without a version column the version is 1. */
export type SealedColumn = {
  readonly table: string;
  readonly column: string;
  readonly versionColumn: string | null;
  readonly key: 'vault' | 'pictures' | 'factors';
};

export const SEALED_COLUMNS = {
  accountPassword: { table: 'accounts', column: 'sealed_password', versionColumn: 'password_version', key: 'vault' },
  accountTotpSeed: { table: 'accounts', column: 'sealed_totp_seed', versionColumn: 'totp_version', key: 'vault' },
  generationIdentity: {
    table: 'generations',
    column: 'sealed_identity',
    versionColumn: 'identity_version',
    key: 'vault',
  },
  challengeAnswer: { table: 'challenges', column: 'sealed_answer', versionColumn: null, key: 'vault' },
  attemptHeld: { table: 'refresh_attempts', column: 'sealed_held', versionColumn: null, key: 'vault' },
  stepPicture: { table: 'attempt_steps', column: 'sealed_picture', versionColumn: null, key: 'pictures' },
  operatorSeed: { table: 'second_factors', column: 'sealed_seed', versionColumn: null, key: 'factors' },
  challengePicture: { table: 'challenges', column: 'sealed_picture', versionColumn: null, key: 'pictures' },
} as const satisfies Record<string, SealedColumn>;

/** The place of one secret: `placeOf('accountPassword', account.id, account.passwordVersion)`. */
export function placeOf(secret: keyof typeof SEALED_COLUMNS, row: string, version = 1): Place {
  const { table, column } = SEALED_COLUMNS[secret];
  return { table, column, row, version };
}
