/** What stops a living session until a person acts (docs/facts/refusals.md#e12 to #e15). */
import { type Answer, json, redirect } from '../http/answer.ts';
import type { Exchange } from '../http/exchange.ts';
import { flowAddress } from '../sign-in/flow-address.ts';
import { openFlow } from '../sign-in/sign-in-flow.ts';
import type { Session, World } from '../state/model.ts';
import { challengeRequired, warningAddress } from './fault-answers.ts';

export type InterruptBy = 'warning' | 'email_code' | 'text_code' | 'legacy_email' | 'legacy_text' | 'suspended';

/** Interrupts these sessions. Codes are sent at once, except that a legacy challenge first asks how. */
export function interrupt(world: World, sessions: readonly Session[], by: InterruptBy): void {
  for (const session of sessions) {
    if (by === 'warning' || by === 'suspended') session.interruption = { kind: by };
    else {
      const stage = by.startsWith('legacy') ? 'legacy_challenge' : 'challenge';
      const way = by.endsWith('email') || by === 'email_code' ? 'email' : 'text';
      session.interruption = {
        kind: 'challenge',
        flow: openFlow(world, { account: session.account, stage, by: way, next: '/' }),
      };
    }
  }
}

/** Null for the pages that end the interruption. */
export function interrupted(exchange: Exchange, { interruption }: Session): Answer | null {
  if (interruption === null || isWayOut(exchange.path)) return null;
  const isApi = /^\/(api|graphql|web)\//.test(exchange.path);
  switch (interruption.kind) {
    case 'warning':
      exchange.note.fault = 'E15';
      return redirect(warningAddress(exchange));
    case 'suspended': {
      exchange.note.fault = 'E14';
      const address = `${exchange.origin}/accounts/suspended/`;
      return isApi ? challengeRequired(address) : redirect(address);
    }
    case 'challenge': {
      exchange.note.fault = 'E12';
      const address = flowAddress(interruption.flow);
      const body = {
        message: 'checkpoint_required',
        checkpoint_url: address,
        lock: true,
        flow_render_type: 0,
        status: 'fail',
      };
      return isApi ? json(body, 400) : redirect(`${exchange.origin}${address}`);
    }
  }
}

function isWayOut(path: string): boolean {
  return /^\/(accounts\/(scraping_warning|suspended|logout)|auth_platform|challenge|_picture|favicon)/.test(path);
}
