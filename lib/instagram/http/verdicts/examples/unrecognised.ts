/** Answers that no row knows. They are kept as an outline and raise an alarm (design, section 4). */
import type { Example } from '../example.ts';

export const UNRECOGNISED_EXAMPLES: readonly Example[] = [
  {
    catalogue: null,
    name: 'a shape nobody has seen',
    asked: 'rest',
    status: 200,
    body: { people: [{ handle: 'grace_hopper_secret' }], token: 'c4n4ry-token', grace_hopper_secret: 1, status: 'ok' },
    verdict: 'unrecognised',
  },
  {
    catalogue: null,
    name: 'a listed user without an id',
    asked: 'rest',
    status: 200,
    body: { users: [{ username: 'grace_hopper_secret' }], status: 'ok' },
    verdict: 'unrecognised',
  },
  {
    catalogue: null,
    name: 'a 400 in words nobody has seen',
    asked: 'rest',
    status: 400,
    body: { message: 'grace_hopper_secret is sleeping', status: 'fail' },
    verdict: 'unrecognised',
  },
  {
    catalogue: null,
    name: 'a redirect to a stranger',
    asked: 'rest',
    status: 302,
    headers: [['location', 'https://example.org/accounts/login/?token=c4n4ry-token']],
    body: '',
    verdict: 'unrecognised',
  },
];
