/** Tries at the sign-in door, with whatever headers and cookies a stranger would send. */
import { PRODUCT_URL } from './addresses.ts';
import { queryDatabase } from './knocking.ts';

type Try = { email: string; password?: string; url?: string; forwardedFor?: string; device?: string };
export type Tried = { status: number; retryAfter: number | null; session: boolean; device: string; deviceLine: string };

/** One try, as the sign-in page does it. `device`: what the cookie of known browsers holds. */
export async function trySignIn({
  email,
  password = 'a wrong password',
  url = PRODUCT_URL,
  ...from
}: Try): Promise<Tried> {
  const asked = await fetch(`${url}/api/auth/csrf`);
  const { csrfToken } = (await asked.json()) as { csrfToken: string };
  const jar = asked.headers.getSetCookie().map((line) => line.split(';')[0]);
  if (from.device) jar.push(from.device);
  const response = await fetch(`${url}/api/auth/callback/credentials`, {
    method: 'POST',
    redirect: 'manual',
    headers: {
      cookie: jar.join('; '),
      origin: PRODUCT_URL,
      'content-type': 'application/x-www-form-urlencoded',
      ...(from.forwardedFor === undefined ? {} : { 'x-forwarded-for': from.forwardedFor }),
    },
    body: new URLSearchParams({ email, password, csrfToken, json: 'true' }),
  });
  await response.arrayBuffer();
  const set = response.headers.getSetCookie();
  const deviceLine = set.find((line) => line.includes('mutuals.device=')) ?? '';
  return {
    status: response.status,
    retryAfter: response.headers.has('retry-after') ? Number(response.headers.get('retry-after')) : null,
    session: set.some((line) => line.includes('mutuals.session=')),
    device: deviceLine.split(';')[0] ?? '',
    deviceLine,
  };
}

/** As if strangers everywhere had used up what this operator has. */
export async function guessElsewhere(email: string): Promise<void> {
  await queryDatabase(
    `insert into sign_in_throttles (key, since, failures, blocked_until, updated_at)
     values ('email:' || encode(sha256($1::bytea), 'hex'), now(), 60, now() + interval '5 minutes', now())
     on conflict (key) do update set failures = 60, since = now(), blocked_until = now() + interval '5 minutes'`,
    [email],
  );
}

/** As if nobody had tried anything. */
export async function forgetTries(): Promise<void> {
  await queryDatabase('delete from sign_in_throttles');
}
