import { DomainError } from '#/lib/platform/errors.ts';

/**
 * Refuses sign-ins from elsewhere than the configured address: `Host` proves nothing. On this machine all its names
 * count. @throws {DomainError} `forbidden`
 */
export function demandConfiguredOrigin(headers: Headers, dashboard: string): void {
  const origin = headers.get('origin');
  if (origin && (origin === originOf(dashboard) || isSameMachine(origin, dashboard))) return;
  throw foreign(origin);
}

/**
 * Refuses changes from other sites, or without `Origin`, which browsers always send (docs/facts/reliability.md#attacks:
 * C21). @throws {DomainError} `forbidden`
 */
export function demandOwnOrigin(headers: Headers, dashboard: string): void {
  const origin = headers.get('origin');
  if (origin && (origin === originOf(dashboard) || hostOf(origin) === headers.get('host'))) return;
  throw foreign(origin);
}

function foreign(origin: string | null): DomainError {
  return new DomainError('forbidden', 'This did not come from the dashboard itself and was refused.', { origin });
}

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** By whatever name, same scheme and port. */
function isSameMachine(origin: string, dashboard: string): boolean {
  if (!URL.canParse(origin) || !URL.canParse(dashboard)) return false;
  const [one, other] = [new URL(origin), new URL(dashboard)];
  const isHere = LOOPBACK.has(one.hostname) && LOOPBACK.has(other.hostname);
  return isHere && one.protocol === other.protocol && one.port === other.port;
}

function originOf(address: string): string | undefined {
  return URL.canParse(address) ? new URL(address).origin : undefined;
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
