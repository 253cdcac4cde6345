import { DomainError } from '#/lib/platform/errors.ts';

/**
 * Refuses a sign-in from anywhere but the dashboard's configured address. Whoever chooses the name of the host chooses
 * `Host` too, so it proves nothing here.
 *
 * @throws {DomainError} `forbidden`
 */
export function demandConfiguredOrigin(headers: Headers, dashboard: string): void {
  const origin = headers.get('origin');
  if (origin && origin === originOf(dashboard)) return;
  throw foreign(origin);
}

/**
 * Refuses a change that another site asked for, or one that does not say where it comes from: browsers always
 * send `Origin` with a change, so an absent one is no browser's (reliability sheet, 4 C21; absent is our own rule).
 *
 * @param origins the dashboard's own address by the settings.
 * @throws {DomainError} `forbidden`
 */
export function demandOwnOrigin(headers: Headers, dashboard: string): void {
  const origin = headers.get('origin');
  if (origin && (origin === originOf(dashboard) || hostOf(origin) === headers.get('host'))) return;
  throw foreign(origin);
}

function foreign(origin: string | null): DomainError {
  return new DomainError('forbidden', 'This did not come from the dashboard itself and was refused.', { origin });
}

function originOf(address: string): string | undefined {
  return URL.canParse(address) ? new URL(address).origin : undefined;
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
