import type { Identity } from '../identity.ts';
import type { Answer, Profile, Refusal } from '../model.ts';
import type { Reader } from './answer.ts';
import { type Asker, createAsker, type Question } from './ask.ts';
import { type InfoById, readFriendship, searchReader, userInfoReader, webProfileReader } from './profile-answers.ts';
import type { ProfileMemory } from './profile-memory.ts';
import { ownIdOf, type Wire } from './wire.ts';

type Input = {
  username: string;
  detour?: boolean | undefined;
  signal?: AbortSignal | undefined;
  pace?: (() => Promise<void>) | undefined;
};

/**
 * Looks up a profile by name (docs/facts/addresses.md#profiles), usually by one request, `web_profile_info`. The detour
 * (search, then profile by id; two or three requests) follows when that address fails, is retired, or says "nobody",
 * which a lost session also looks like.
 * Asks nothing more after `unclear`; once a probe finds the account signed in, the next call takes the detour.
 */
export async function readProfile(
  wire: Wire,
  memory: ProfileMemory,
  identity: Identity,
  input: Input,
): Promise<Answer<Profile>> {
  const ask = createAsker(wire, input.pace);
  if (input.detour || memory.isRetired(identity, wire.now())) return detour(ask, identity, input);

  const first = await ask(identity, profileQuestion(input));
  if (first.verdict === 'page') {
    memory.worked(identity);
    return first;
  }
  if (first.verdict === 'unclear') memory.doubt(identity);
  if (!mayDetour(first, memory.hasWorked(identity))) return first;

  const second = await detour(ask, identity, input);
  if (second.verdict === 'page' && first.verdict !== 'unreachable') memory.retire(identity, wire.now());
  return settle(first, second);
}

type Refused<T> = Exclude<Answer<T>, { verdict: 'page' }>;

function mayDetour(first: Refused<Profile>, hasWorked: boolean): boolean {
  if (first.verdict === 'throttled') return first.catalogue === 'E8' && !hasWorked;
  return ABOUT_THE_ADDRESS.includes(first.verdict) || first.catalogue === 'E28';
}

/** Perhaps about the address alone: it has sent E18 to good sessions (docs/facts/addresses.md#alive). */
const ABOUT_THE_ADDRESS: readonly Refusal['verdict'][] = [
  'endpoint_retired',
  'target_missing',
  'unrecognised',
  'wrong_identity',
];

/** About the account itself; they outrank the first answer. */
const ABOUT_THE_ACCOUNT: readonly Refusal['verdict'][] = [
  'signed_out',
  'unclear',
  'challenged',
  'warning',
  'suspended',
  'throttled',
  'wrong_identity',
];

function settle(first: Refused<Profile>, second: Answer<Profile>): Answer<Profile> {
  if (second.verdict === 'page' || ABOUT_THE_ACCOUNT.includes(second.verdict)) return second;
  if (first.verdict === 'target_missing' && second.verdict === 'unreachable') return second; // its opinion is still to be heard
  // After E28 or an unread answer the person may exist: a search without a hit proves nothing.
  const mayExist = first.catalogue === 'E28' || first.verdict === 'unrecognised';
  return second.verdict === 'target_missing' && !mayExist ? second : first;
}

async function detour(ask: Asker, identity: Identity, input: Input): Promise<Answer<Profile>> {
  const found = await ask(identity, searchQuestion(input));
  if (found.verdict !== 'page') return found;

  const info = await ask(found.identity, infoQuestion(input, found.value.id));
  if (info.verdict !== 'page') return info;
  return withFriendship(ask, info.identity, info.value, input);
}

/** Who asks decides whether a private profile's lists are readable: one more request. */
async function withFriendship(ask: Asker, identity: Identity, info: InfoById, input: Input): Promise<Answer<Profile>> {
  const { profile, friendshipKnown } = info;
  const own = ownIdOf(identity) === profile.id.toString();
  if (!profile.isPrivate || friendshipKnown || own) return { verdict: 'page', value: profile, identity };

  const shown = await ask(identity, friendshipQuestion(input, profile.id));
  if (shown.verdict !== 'page')
    return ABOUT_THE_ACCOUNT.includes(shown.verdict) ? shown : { verdict: 'page', value: profile, identity };
  return { verdict: 'page', value: { ...profile, followedByViewer: shown.value.following }, identity: shown.identity };
}

function profileQuestion(input: Input): Question<Profile> {
  const search = new URLSearchParams({ username: input.username });
  return question(input, 'profile', `/api/v1/users/web_profile_info/?${search}`, webProfileReader(input.username));
}

function searchQuestion(input: Input): Question<{ id: bigint }> {
  const search = new URLSearchParams({ context: 'blended', query: input.username, include_reel: 'false' });
  return question(input, 'search', `/web/search/topsearch/?${search}`, searchReader(input.username));
}

function infoQuestion(input: Input, id: bigint): Question<InfoById> {
  return question(input, 'profile', `/api/v1/users/${id}/info/`, userInfoReader(id));
}

function friendshipQuestion(input: Input, id: bigint): Question<{ following: boolean }> {
  return question(input, 'search', `/api/v1/friendships/show/${id}/`, readFriendship);
}

function question<T>(input: Input, surface: 'profile' | 'search', path: string, read: Reader<T>): Question<T> {
  const referer = `/${encodeURIComponent(input.username)}/`;
  return {
    request: { path, referer, accept: 'data', signal: input.signal },
    asked: { surface, cursor: null, declared: null },
    read,
  };
}
