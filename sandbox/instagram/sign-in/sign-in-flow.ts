import { randomBytes } from 'node:crypto';
import { type Account, acceptBackupCode, acceptTotp, sendCode } from '../state/accounts.ts';
import type { CodeBy, Flow, World } from '../state/model.ts';
import { randomText } from '../state/sessions.ts';

/** Begins an unfinished sign-in, after the right password. */
export function openFlow(
  world: World,
  input: { account: Account; stage: Flow['stage']; by: CodeBy; next: string },
): Flow {
  const flow: Flow = {
    ...input,
    id: flowId(input.stage),
    code: null,
    sentAt: null,
    approved: false,
    done: false,
    wrong: 0,
  };
  world.flows.set(flow.id, flow);
  if (flow.by !== 'totp' && (flow.stage === 'second_factor' || flow.stage === 'challenge')) send(world, flow);
  return flow;
}

export type Resent = { ok: true } | { ok: false; reason: 'too_early' };

/** Sends another code under a new identifier; the one before is void. Refused within the delay (60 s unless set). */
export function resend(world: World, flow: Flow): Resent {
  const early = flow.sentAt !== null && world.now().getTime() - flow.sentAt.getTime() < world.switches.resendDelayMs;
  if (early) return { ok: false, reason: 'too_early' };
  if (flow.stage !== 'legacy_challenge') {
    world.flows.delete(flow.id);
    flow.id = flowId(flow.stage);
    world.flows.set(flow.id, flow);
  }
  send(world, flow);
  return { ok: true };
}

/** Another way; a code is sent at once, unless an app makes it. */
export function switchTo(world: World, flow: Flow, by: CodeBy): void {
  if (flow.by === by) return;
  flow.by = by;
  flow.sentAt = null;
  flow.code = null;
  if (by !== 'totp') send(world, flow);
}

/** A legacy challenge's first code. */
export function send(world: World, flow: Flow): void {
  const at = world.now();
  const { codeLength: length, codeLetters: letters } = world.switches.screens;
  flow.code = sendCode(flow.account, { by: flow.by === 'totp' ? 'text' : flow.by, at, length, letters });
  flow.sentAt = at;
}

export type CodeVerdict = 'right' | 'wrong' | 'expired';

/** A right code ends the flow; a sent one lives ten minutes unless set. */
export function tryCode(world: World, flow: Flow, typed: string): CodeVerdict {
  const code = typed.replaceAll(/\s/g, '').toUpperCase();
  const verdict = flow.done ? 'expired' : judge(world, flow, code);
  if (verdict === 'right') {
    flow.done = true;
    world.flows.delete(flow.id);
  } else flow.wrong += 1;
  return verdict;
}

function judge(world: World, flow: Flow, code: string): CodeVerdict {
  const now = world.now();
  const takesApp = flow.stage === 'second_factor' && flow.account.twoFactor.includes('totp');
  if (takesApp && acceptTotp(flow.account, code, now, world.switches.totpReuse === 'accept')) return 'right';
  if (flow.stage === 'second_factor' && /^\d{8}$/.test(code) && acceptBackupCode(flow.account, code)) return 'right';
  if (flow.code === null || flow.sentAt === null || code !== flow.code) return 'wrong';
  return now.getTime() - flow.sentAt.getTime() > world.switches.codeLifeMs ? 'expired' : 'right';
}

/** The preferred first. */
export function waysOf(flow: Flow): CodeBy[] {
  if (flow.stage !== 'second_factor') return ['email', 'text'];
  return flow.account.twoFactor.split('_and_').filter((way): way is CodeBy => way !== 'none');
}

/** Whole seconds until a resend; 0 for now. */
export function resendInSeconds(world: World, flow: Flow): number {
  const sinceMs = flow.sentAt === null ? Number.POSITIVE_INFINITY : world.now().getTime() - flow.sentAt.getTime();
  return Math.max(0, Math.ceil((world.switches.resendDelayMs - sinceMs) / 1000));
}

/** The way of the second factor that the account prefers. */
export function firstWay({ twoFactor }: Account): CodeBy {
  return twoFactor.startsWith('text') ? 'text' : twoFactor === 'whatsapp' ? 'whatsapp' : 'totp';
}

function flowId(stage: Flow['stage']): string {
  if (stage === 'second_factor') return randomText(64);
  if (stage === 'legacy_challenge') return randomText(10);
  return randomBytes(90).toString('base64url');
}
