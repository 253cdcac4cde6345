import { totpNow } from '../state/accounts.ts';
import type { World } from '../state/model.ts';
import { declaredCount } from '../state/profiles.ts';
import { livingSessions } from '../state/world.ts';

/** The world for the control page, without passwords and session ids. */
export function stateOf(world: World) {
  const now = world.now();
  return {
    seed: world.seed,
    accounts: [...world.accounts.values()].map((account) => ({
      username: account.username,
      id: account.id,
      twoFactor: account.twoFactor,
      challenge: account.challenge,
      livingSessions: livingSessions(world, account.username).map(({ number, startedAt, interruption }) => ({
        number,
        startedAt,
        interruption: interruption?.kind ?? null,
      })),
      signIns: account.signIns,
      passwordPosts: account.passwordPosts,
      lastCode: account.codes.at(-1) ?? null,
      totp: totpNow(account, now),
      waitsForApproval: [...world.flows.values()].some(
        (flow) => flow.account === account && flow.stage === 'approve' && !flow.approved,
      ),
    })),
    profiles: [...world.profiles.values()].map((profile) => ({
      username: profile.username,
      id: profile.id,
      state: profile.state,
      followers: declaredCount(profile, 'followers'),
      following: declaredCount(profile, 'following'),
    })),
    faults: world.faults
      .filter(({ left, until }) => left > 0 && (until === null || until > now.getTime()))
      .map(({ kind, surface, list, username, flavour, left }) => ({
        kind,
        surface,
        list,
        username,
        flavour,
        left: Number.isFinite(left) ? left : 'always',
      })),
    signOutRules: world.signOutRules
      .filter(({ left }) => left > 0)
      .map(({ of, after, served, account, username, flavour }) => ({
        of,
        after,
        served,
        account,
        username,
        flavour,
      })),
    switches: { ...world.switches, retired: Object.fromEntries(world.switches.retired) },
  };
}
