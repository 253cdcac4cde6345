/** Nobody is named or blamed without proof: results and ends of checks beside the truth of the world. */
import type { Certificate } from '#/lib/checks/view.ts';
import type { ListName } from '#/lib/instagram/model.ts';
import type { Profile } from './people.ts';
import type { Window } from './plan.ts';
import type { Served, Site } from './site.ts';
import type { Breach, Stage } from './stage.ts';

export type PlayedCheck = {
  id: string;
  targetUsername: string;
  status: string;
  failure: string | null;
  finishedAt: Date | null;
  run: number;
  pages: number;
  certificate: unknown;
  ledger: { kind: string }[];
  notices: { kind: string }[];
  moves: { event: string; reason: string | null; detail: unknown }[];
  journal: { list: ListName; userIds: bigint[]; setAside: number }[];
  /** Who is shown as not following back. */
  accused: readonly bigint[];
};

export function listsOf(site: Site, check: PlayedCheck): Profile['lists'] | null {
  return site.profiles.find(({ username }) => username === check.targetUsername)?.lists ?? null;
}

export function tellsTheTruth(stage: Stage, check: PlayedCheck): Breach[] {
  const profile = stage.site.profiles.find(({ username }) => username === check.targetUsername);
  if (!profile)
    return [{ rule: 'nobody is named without proof', detail: `a check of somebody else: ${check.targetUsername}` }];
  if (check.status === 'failed')
    return [...blamesFairly(stage, check, profile), ...failsForAReason(stage, check, profile)];
  if (check.status !== 'completed') return [];
  const certificate = check.certificate as Certificate;
  return [
    ...namesFairly(check, profile, certificate),
    ...(certificate.whole ? wholeIsWhole(stage, check, profile, certificate) : worksWhenAllIsWell(stage, check)),
  ];
}

function read(check: PlayedCheck, list: ListName): Set<bigint> {
  return new Set(check.journal.filter((page) => page.list === list).flatMap(({ userIds }) => userIds));
}

/**
 * Who is said not to follow back does not, and nobody is who followed all the time. Only where nobody could be asked
 * for, a list that is whole within the tolerance may hide as many as the certificate says.
 */
function namesFairly(check: PlayedCheck, profile: Profile, certificate: Certificate): Breach[] {
  const followers = read(check, 'followers');
  const truly = profile.stayed.followers;
  const wrongly = check.accused.filter((id) => truly.has(id));
  const facts = certificate.lists.find(({ list }) => list === 'followers');
  const aside = check.journal.reduce((sum, page) => sum + (page.list === 'followers' ? page.setAside : 0), 0);
  const admitted = certificate.secondLook || facts?.verdict !== 'whole' ? 0 : facts.shortBy + aside;
  if (wrongly.length <= admitted) return [];
  const told = `${wrongly.length} who follow are named, ${admitted} admitted (${followers.size} of ${truly.size} read, declared ${facts?.declared})`;
  return [{ rule: 'nobody is named without proof', detail: told }];
}

/** A list that is called whole holds everybody, up to what the tolerance leaves out, and nobody else. */
function wholeIsWhole(
  { limits, site }: Stage,
  check: PlayedCheck,
  profile: Profile,
  certificate: Certificate,
): Breach[] {
  return (['followers', 'following'] as const).flatMap((list) => {
    if (certificate.lists.find((one) => one.list === list)?.verdict !== 'whole') return [];
    const stored = read(check, list);
    const truth = profile.stayed[list];
    const strangers = [...stored].filter((id) => !profile.ever[list].has(id));
    if (strangers.length > 0)
      return [{ rule: 'a whole result is the truth', detail: `${list}: ${strangers[0]} is not on the list` }];
    const missing = [...truth].filter((id) => !stored.has(id)).length;
    const allowed = Math.ceil(((truth.size + profile.hidden[list]) * limits.shortfallPercent) / 100);
    if (missing <= allowed || nobodySaw(site, profile)) return [];
    return [
      {
        rule: 'a whole result is the truth',
        detail: `${list}: ${missing} of ${truth.size} are missing, ${allowed} allowed`,
      },
    ];
  });
}

/** No account was ever shown how many there are: then nobody could know better. */
function nobodySaw(site: Site, profile: Profile): boolean {
  return (
    profile.counters === 'null' ||
    !site.served.some((one) => one.good && one.profile === profile && ['profile', 'info'].includes(one.surface))
  );
}

/** Somebody who exists and is public is not told to be missing or private, unless a second opinion said so, too. */
function blamesFairly({ site }: Stage, check: PlayedCheck, profile: Profile): Breach[] {
  const kind = { target_missing: 'missing', target_private: 'private' }[check.failure ?? ''];
  if (!kind) return [];
  if (kind === 'missing' && !profile.exists) return [];
  if (kind === 'private' && profile.isPrivate) return [];
  const endedMs = check.finishedAt?.getTime() ?? 0;
  const own = site.served.filter((one) => one.profile === profile && one.atMs <= endedMs);
  // what came in the very moment of the end belongs to another check of the same profile
  const lastGood = own.findLastIndex(
    ({ good, surface, atMs }) => good && atMs < endedMs && surface !== 'search' && surface !== 'friendship',
  );
  const against = own.slice(lastGood + 1).filter(({ blame }) => blame !== null);
  if (hasSecondOpinion(against, site)) return [];
  const told = against.map(({ number, account, surface }) => `#${number} ${account} ${surface}`).join('; ');
  return [
    {
      rule: 'nobody is blamed without proof',
      detail: `${check.targetUsername} is told to be ${kind} on the word of: ${told || 'nobody'}`,
    },
  ];
}

/** Two accounts say so; or one says so twice, and answered well about somebody who is known to exist. */
function hasSecondOpinion(against: readonly Served[], site: Site): boolean {
  if (new Set(against.map(({ account }) => account)).size > 1) return true;
  const [first, ...more] = against;
  if (!first || more.length === 0) return false;
  return site.served.some(
    (one) =>
      one.good &&
      one.account === first.account &&
      one.number > first.number &&
      one.profile !== first.profile &&
      one.profile !== null,
  );
}

/** The names of the ends that say why a check could not be done need their cause in the world. */
function failsForAReason(stage: Stage, check: PlayedCheck, profile: Profile): Breach[] {
  if (['target_missing', 'target_private'].includes(check.failure ?? '')) return [];
  if (!profile.exists || profile.isPrivate) return [];
  return worksWhenAllIsWell(stage, check);
}

/**
 * Where an account can read and Instagram errs for a few requests at most, a check is completed and whole, whatever sessions
 * end meanwhile and whatever our own house does.
 */
function worksWhenAllIsWell({ plan, site }: Stage, check: PlayedCheck): Breach[] {
  const undisturbed =
    plan.windows.every(isGlitch) &&
    plan.searchFaults.length + plan.moves.length === 0 &&
    plan.scripts.every((script) => ['ok', 'ask'].includes(script)) &&
    plan.curses.every(({ times }) => times <= 3) &&
    plan.actions.every(({ what }) => what === 'plan') &&
    site.accounts.every(({ sees, signedIn }) => sees === 'all' && signedIn);
  const profile = site.profiles.find(({ username }) => username === check.targetUsername);
  const plain = profile?.exists && !profile.isPrivate && profile.hidden.followers + profile.hidden.following === 0;
  // a total that Instagram does not tell cannot be proven, however well all goes
  const counted = !((check.certificate as Certificate | null)?.lists ?? []).some(({ declared }) => declared === null);
  if (!undisturbed || !plain || !counted) return [];
  const said = `${check.status} ${check.failure ?? `not whole: ${shortOf(check)}`}`;
  const cause = plan.windows.map(({ what }) => what.kind).join() || 'nothing was odd';
  return [{ rule: 'a glitch spoils no check', cause, detail: `the check of ${check.targetUsername} is ${said}` }];
}

/** Answers that leave people out of a page, or take an account out of use, are no glitches. */
const LASTING = new Set([
  'one_odd_row',
  'odd_rows',
  'row_is_null',
  'id_too_long',
  'nul_in_username',
  'mutated',
  'example',
  'random_json',
]);

function isGlitch({ lasts, what }: Window): boolean {
  const short = typeof lasts === 'object' && 'requests' in lasts && lasts.requests <= 3;
  return short && !LASTING.has(what.kind);
}

function shortOf(check: PlayedCheck): string {
  const { lists } = check.certificate as Certificate;
  return lists
    .map(
      ({ list, verdict, read: came, declared, walks }) =>
        `${list} ${verdict}, ${came} of ${declared} in ${walks} walks`,
    )
    .join('; ');
}
