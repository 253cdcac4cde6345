/** A world in one paragraph. */
import type { Plan } from './plan.ts';

export function tellWorld(plan: Plan): string {
  const parts = [
    `${plan.accounts.map(({ sees, signedIn }, at) => `reader${at} (${signedIn ? 'signed in' : 'no session'}${sees === 'all' ? '' : `, sees ${sees}`})`).join(', ')}.`,
    plan.profiles.map(profileOf).join(' '),
    `Checks of ${plan.wishes.map((wish) => `target${wish % plan.profiles.length}`).join(' and ')}, ${plan.perPage} people a page.`,
    ...plan.windows.map(
      ({ from, lasts, account, surface, profile, what }) =>
        `From request ${from}, ${lastsFor(lasts)}, ${account === null ? 'everybody' : `reader${account % plan.accounts.length}`} gets ${JSON.stringify(what)} on ${surface}${profile === null ? '' : ` about target${profile % plan.profiles.length}`}.`,
    ),
    ...plan.deaths.map(
      ({ before, account, ending, cursors }) =>
        `Before request ${before} reader${account % plan.accounts.length} is signed out (${ending}; old cursors: ${cursors}).`,
    ),
    ...plan.searchFaults.map(
      ({ from, account, what }) =>
        `From request ${from} the search of ${account === null ? 'everybody' : `reader${account % plan.accounts.length}`}: ${what}.`,
    ),
    ...plan.moves.map(
      ({ before, profile, list, what, who }) =>
        `Before request ${before} number ${who} of the ${list} of target${profile % plan.profiles.length}: ${what}.`,
    ),
    plan.scripts.length > 0 ? `Sign-ins: ${plan.scripts.join(', ')}.` : '',
    ...plan.outages.map(
      ({ at, times, error, when }) => `Operations ${at}+${times} of the database fail (${error}, ${when}).`,
    ),
    ...plan.curses.map(({ place, times, error }) => `Kind ${place} of operation fails ${times} times (${error}).`),
    ...plan.mishaps.map(({ where, at }) => `Use ${at} of the ${where} throws.`),
    plan.kills.length > 0 ? `Workers die after steps ${plan.kills.join(', ')}.` : '',
    ...plan.actions.map(({ at, what }) => `After step ${at} somebody does: ${what}.`),
  ];
  return parts.filter(Boolean).join(' ');
}

function profileOf(profile: Plan['profiles'][number], at: number): string {
  if (!profile.exists) return `target${at} does not exist.`;
  const { followers, following, mutual, hidden, counters, isPrivate, followedBy } = profile;
  const unseen = hidden.followers + hidden.following > 0 ? `, ${hidden.followers} and ${hidden.following} hidden` : '';
  const closed = isPrivate ? `, private, followed by ${followedBy === null ? 'nobody' : `reader${followedBy}`}` : '';
  return `target${at}: ${followers} followers, ${following} followed, ${mutual} mutual${unseen}${counters === 'null' ? ', no counters' : ''}${closed}.`;
}

function lastsFor(lasts: Plan['windows'][number]['lasts']): string {
  if (lasts === 'for_ever') return 'for ever';
  return 'requests' in lasts ? `for ${lasts.requests} requests` : `for ${lasts.minutes} minutes`;
}
