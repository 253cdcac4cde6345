import type { Identity } from '../identity.ts';
import type { Answer, Refusal } from '../model.ts';
import { numericId } from '../numeric-id.ts';
import { type Body, NOTHING, type Reading } from './answer.ts';
import { createAsker, type Question } from './ask.ts';
import { htmlPageOf } from './html-page.ts';
import { personId } from './listed-user.ts';
import { membersOf } from './loose-values.ts';
import { usernameOf } from './storable-text.ts';
import { ownIdOf, type Wire } from './wire.ts';

type Viewer = { id: bigint | null; username: string | null };

/**
 * The canary: the account's settings page. As HTML it escapes a block of lists, and a dead session redirects to the
 * login page (docs/facts/addresses.md#who-am-i, docs/facts/refusals.md#dead-or-limited). If it is gone, asks for the
 * own profile by id (one more request).
 */
export async function probeAccount(
  wire: Wire,
  identity: Identity,
  input: { signal?: AbortSignal | undefined; pace?: (() => Promise<void>) | undefined },
): Promise<Answer<Viewer>> {
  const ask = createAsker(wire, input.pace);
  const settings = await ask(identity, settingsQuestion(input));
  const ownId = ownIdOf(identity);
  if (!SAYS_NOTHING.includes(settings.verdict) || ownId === null) return settings;
  return ask(identity, ownInfoQuestion(input, ownId));
}

const SAYS_NOTHING: readonly (Refusal['verdict'] | 'page')[] = ['endpoint_retired', 'target_missing', 'unrecognised'];

function settingsQuestion(input: { signal?: AbortSignal | undefined }): Question<Viewer> {
  return {
    request: { path: '/accounts/edit/', referer: '/', accept: 'page', signal: input.signal },
    asked: { surface: 'account', cursor: null, declared: null },
    read: readSettingsPage,
  };
}

/** Any HTML but the login page and foreign error pages. Id and name only if the page tells them. */
function readSettingsPage(body: Body): Reading<Viewer> {
  const page = body.shape === 'html' ? htmlPageOf(body.text) : 'login';
  if (body.shape !== 'html' || page === 'login') return NOTHING;
  if (page !== 'app' && !/<form|<input/i.test(body.text)) return NOTHING;
  const viewer = /"viewer":\{([^{}]*)/.exec(body.text)?.[1] ?? '';
  const name = /"username":"([\w.]{1,30})"/.exec(viewer)?.[1];
  const id = numericId(/"(?:id|pk)":"?(\d+)\b/.exec(viewer)?.[1]);
  return { kind: 'value', value: { id, username: name ?? null }, list: null };
}

function ownInfoQuestion(input: { signal?: AbortSignal | undefined }, ownId: string): Question<Viewer> {
  return {
    request: { path: `/api/v1/users/${ownId}/info/`, referer: '/', accept: 'data', signal: input.signal },
    asked: { surface: 'account', cursor: null, declared: null },
    read: readOwnInfo,
  };
}

function readOwnInfo(body: Body): Reading<Viewer> {
  const user = body.shape === 'json' ? membersOf(membersOf(body.json)?.user) : null;
  const viewer = { id: user && personId(user), username: usernameOf(user?.username) };
  return viewer.id || viewer.username ? { kind: 'value', value: viewer, list: null } : NOTHING;
}
