import { type Answer, json, redirect } from '../http/answer.ts';
import { setCookie } from '../http/cookies.ts';
import type { Exchange } from '../http/exchange.ts';
import type { Note, Route } from '../http/route.ts';
import {
  type CodeNote,
  challengePickerPage,
  codeEntryPage,
  legacyChallengePage,
  oldTwoFactorPage,
  twoStepPage,
} from '../pages/code-pages.ts';
import { approvePage } from '../pages/plain-pages.ts';
import type { CodeBy, Flow } from '../state/model.ts';
import { livingSessions } from '../state/world.ts';
import { flowAddress } from './flow-address.ts';
import { csrfHolds, signIn } from './sign-in.ts';
import { firstWay, openFlow, resend, send, switchTo, tryCode } from './sign-in-flow.ts';
import { landing } from './sign-in-pages.ts';

type Show = (exchange: Exchange, flow: Flow, note: CodeNote) => Answer;

const secondFactor = (): Note => ({ surface: 'second_factor' });
const challenge = (): Note => ({ surface: 'challenge' });

export const codePageRoutes: Route[] = [
  codeRoute(/^\/accounts\/login\/two_factor\/?$/, secondFactor, oldTwoFactorPage, ({ cookies }) =>
    cookies.get('ig_flow'),
  ),
  codeRoute(/^\/two_step_verification\/two_factor\/?$/, secondFactor, twoStepPage, ({ query }) =>
    query.get('encrypted_context'),
  ),
  codeRoute(/^\/auth_platform\/(?:codeentry\/?)?$/, challenge, codeEntryPage, ({ query }) => query.get('apc')),
  {
    methods: ['GET', 'POST'],
    path: /^\/auth_platform\/challengepicker\/?$/,
    needs: 'nothing',
    note: challenge,
    answer(exchange) {
      const flow = flowNamed(exchange, exchange.query.get('apc'));
      if (!flow) return redirect('/accounts/login/');
      if (exchange.method === 'GET') return challengePickerPage(exchange, flow);
      switchTo(exchange.world, flow, exchange.form.get('way') === 'text' ? 'text' : 'email');
      return redirect(`/auth_platform/codeentry/?apc=${flow.id}`);
    },
  },
  {
    methods: ['GET', 'POST'],
    path: /^\/challenge\/(\d{1,19})\/(\w{1,40})\/?$/,
    needs: 'nothing',
    note: challenge,
    answer: legacyChallenge,
  },
  {
    methods: ['GET'],
    path: /^\/auth_platform\/afad\/(status\/|done\/)?$/,
    needs: 'nothing',
    note: challenge,
    answer: approval,
  },
];

function codeRoute(
  path: RegExp,
  note: Route['note'],
  show: Show,
  idOf: (exchange: Exchange) => string | null | undefined,
): Route {
  return {
    methods: ['GET', 'POST'],
    path,
    needs: 'nothing',
    note,
    answer(exchange) {
      const flow = flowNamed(exchange, idOf(exchange));
      if (!flow) return redirect(exchange.session ? '/' : '/accounts/login/');
      return exchange.method === 'GET' ? show(exchange, flow, null) : submit(exchange, flow, show);
    },
  };
}

function submit(exchange: Exchange, flow: Flow, show: Show): Answer {
  const { world, form } = exchange;
  if (!csrfHolds(exchange)) return show(exchange, flow, 'oldCode');
  if (form.has('resend')) {
    const sent = resend(world, flow);
    exchange.headers.push(setCookie('ig_flow', flow.id, exchange.place));
    return show(exchange, flow, sent.ok ? 'codeOnItsWay' : 'tooEarly');
  }
  const way = form.get('way');
  if (way === 'totp' || way === 'text' || way === 'whatsapp' || way === 'email') {
    switchTo(world, flow, way satisfies CodeBy);
    return show(exchange, flow, null);
  }
  const verdict = tryCode(
    world,
    flow,
    form.get('verificationCode') ?? form.get('code') ?? form.get('c') ?? form.get('security_code') ?? '',
  );
  if (verdict === 'right') return enter(exchange, flow);
  return show(
    exchange,
    flow,
    verdict === 'expired' ? 'oldCode' : flow.stage === 'legacy_challenge' ? 'legacyWrong' : 'wrongCode',
  );
}

/** Starts a session, unless the challenge came within one. */
function enter(exchange: Exchange, flow: Flow): Answer {
  const { world } = exchange;
  flow.account.challenge = 'none';
  for (const session of livingSessions(world, flow.account.username)) {
    if (session.interruption?.kind === 'challenge') session.interruption = null;
  }
  if (exchange.session?.account === flow.account) return redirect(flow.next);
  const wantsFactor =
    flow.stage !== 'second_factor' &&
    flow.account.twoFactor !== 'none' &&
    !flow.account.trustedDevices.has(exchange.device);
  if (wantsFactor) {
    const by = firstWay(flow.account);
    const second = openFlow(world, { account: flow.account, stage: 'second_factor', by, next: flow.next });
    exchange.headers.push(setCookie('ig_flow', second.id, exchange.place));
    return redirect(flowAddress(second, world.switches.screens.twoFactorPage));
  }
  signIn(exchange, flow.account, exchange.form.get('trust') === 'on');
  return redirect(landing(exchange, flow.next));
}

/** Opened by its address within a session (E12). */
function legacyChallenge(exchange: Exchange, [uid, nonce]: string[]): Answer {
  const account = [...exchange.world.accounts.values()].find(({ id }) => id.toString() === uid);
  if (!account || !nonce) return redirect('/accounts/login/');
  let flow = exchange.world.flows.get(nonce);
  if (!flow) {
    flow = { ...openFlow(exchange.world, { account, stage: 'legacy_challenge', by: 'email', next: '/' }), id: nonce };
    exchange.world.flows.set(nonce, flow);
  }
  if (exchange.method === 'GET') return legacyChallengePage(exchange, flow, null);
  const choice = exchange.form.get('choice');
  if (choice === null) return submit(exchange, flow, legacyChallengePage);
  flow.by = choice === '0' ? 'text' : 'email';
  send(exchange.world, flow);
  return legacyChallengePage(exchange, flow, null);
}

function approval(exchange: Exchange, [step]: string[]): Answer {
  const flow = flowNamed(exchange, exchange.query.get('apc'));
  if (step === 'status/') return json({ approved: flow?.approved ?? false });
  if (!flow) return redirect('/accounts/login/');
  if (step !== 'done/' || !flow.approved) return approvePage(exchange, flow);
  exchange.world.flows.delete(flow.id);
  return enter(exchange, flow);
}

function flowNamed(exchange: Exchange, id: string | null | undefined): Flow | null {
  return (id && exchange.world.flows.get(id)) || null;
}
