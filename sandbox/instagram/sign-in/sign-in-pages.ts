import { type Answer, redirect } from '../http/answer.ts';
import { deleteCookies, setCookie } from '../http/cookies.ts';
import { type Exchange, nextOf } from '../http/exchange.ts';
import type { Route } from '../http/route.ts';
import { oneTapPage, pickerPage, unknownPage } from '../pages/plain-pages.ts';
import { type SignInError, signInPage } from '../pages/sign-in-page.ts';
import { endSession } from '../state/sessions.ts';
import type { Screens, SignInMode } from '../state/switches.ts';
import { accountNamed, leadsBack } from '../state/world.ts';
import { flowAddress } from './flow-address.ts';
import { afterPassword, csrfHolds, judgePassword, signIn } from './sign-in.ts';
import { openFlow } from './sign-in-flow.ts';

export const signInPageRoutes: Route[] = [
  {
    methods: ['GET', 'POST'],
    path: /^\/accounts\/login\/?$/,
    needs: 'nothing',
    note: ({ method }) => ({ surface: method === 'POST' ? 'sign_in' : 'page' }),
    answer: (exchange) => (exchange.method === 'POST' ? submitForm(exchange) : showForm(exchange)),
  },
  {
    methods: ['GET', 'POST'],
    path: /^\/accounts\/login\/choose\/?$/,
    needs: 'nothing',
    note: () => ({ surface: 'page' }),
    answer: chooseAccount,
  },
  {
    methods: ['POST'],
    path: /^\/accounts\/login\/remembered\/?$/,
    needs: 'nothing',
    note: () => ({ surface: 'sign_in' }),
    answer: submitTile,
  },
  {
    methods: ['GET', 'POST'],
    path: /^\/accounts\/onetap\/?$/,
    needs: 'nothing',
    note: () => ({ surface: 'page' }),
    answer(exchange) {
      if (!exchange.session) return redirect('/accounts/login/');
      return exchange.method === 'POST' ? redirect(nextOf(exchange)) : oneTapPage(exchange, nextOf(exchange));
    },
  },
  {
    methods: ['GET', 'POST'],
    path: /^\/accounts\/logout\/(ajax\/)?$/,
    needs: 'nothing',
    note: () => ({ surface: 'page' }),
    answer(exchange) {
      if (exchange.session) endSession(exchange.session, 'login_required', exchange.world.now());
      exchange.headers.push(...deleteCookies(exchange.place));
      return redirect('/accounts/login/');
    },
  },
];

/** For whoever is not signed in. */
export function showForm(exchange: Exchange): Answer {
  if (exchange.session && !leadsBack(exchange.world)) return redirect(nextOf(exchange));
  const { foreignHost, cookieBanner } = exchange.world.switches.screens;
  if (foreignHost?.by === 'redirect') return redirect(foreignHost.to);
  if (cookieBanner === 'page' && !exchange.cookies.has('ig_cb'))
    return redirect(`/cookie_choices/?next=${encodeURIComponent(nextOf(exchange))}`);
  if (exchange.world.switches.screens.unknownScreen === 'before_form') return unknownPage(exchange);
  if (exchange.dead?.death?.flavour === 'delete_cookie') {
    exchange.headers.push(...deleteCookies(exchange.place), setCookie('csrftoken', exchange.csrf, exchange.place));
  }
  return formAgain(exchange, null, '');
}

function formAgain(exchange: Exchange, error: SignInError | null, typed: string, tile = true): Answer {
  const remembered = tile && exchange.query.get('another') === null ? rememberedAccount(exchange) : null;
  return signInPage(exchange, { next: nextOf(exchange), error, typed, remembered });
}

function rememberedAccount(exchange: Exchange) {
  const { world, device, cookies } = exchange;
  if (!world.switches.screens.rememberedTile) return null;
  const byDevice = world.devices.get(device);
  if (byDevice) return accountNamed(world, byDevice);
  return [...world.accounts.values()].find((account) => account.id.toString() === cookies.get('ds_user_id')) ?? null;
}

function submitForm(exchange: Exchange): Answer {
  const { form } = exchange;
  const username = form.get('username') ?? form.get('email') ?? '';
  return submit(exchange, username, form.get('password') ?? form.get('pass') ?? '', false);
}

function submitTile(exchange: Exchange): Answer {
  const account = rememberedAccount(exchange);
  if (!account) return formAgain(exchange, null, '');
  const asksPassword = exchange.world.switches.screens.rememberedTile === 'password';
  return submit(
    exchange,
    account.username,
    asksPassword ? (exchange.form.get('password') ?? '') : account.password,
    true,
    !asksPassword,
  );
}

function submit(exchange: Exchange, username: string, password: string, tile: boolean, isKnownDevice = false): Answer {
  const { world } = exchange;
  if (!csrfHolds(exchange)) return formAgain(exchange, 'problem', username, tile);
  const judged = judgePassword(exchange, username, password);
  if (judged.verdict === 'right' && isKnownDevice) judged.account.passwordPosts -= 1;
  const trouble = world.switches.signIns === 'work' ? null : troubleOf(world.switches.signIns);
  if (trouble) return formAgain(exchange, trouble, username, tile);
  if (judged.verdict !== 'right') return formAgain(exchange, errorOf(judged.verdict), username, tile);
  if (world.switches.screens.unknownScreen === true) return redirect('/accounts/integrity_notice/');

  const after = afterPassword(world, judged.account, exchange.device, nextOf(exchange));
  if (after.kind === 'signed_in' || (isKnownDevice && after.flow.stage === 'second_factor')) {
    if (world.switches.screens.accountPicker) {
      const flow = openFlow(world, { account: judged.account, stage: 'halt', by: 'text', next: nextOf(exchange) });
      exchange.headers.push(setCookie('ig_flow', flow.id, exchange.place));
      return redirect('/accounts/login/choose/');
    }
    signIn(exchange, judged.account);
    return redirect(landing(exchange, nextOf(exchange)));
  }
  exchange.headers.push(setCookie('ig_flow', after.flow.id, exchange.place));
  return redirect(flowAddress(after.flow, world.switches.screens.twoFactorPage));
}

/** After a sign-in: the save-login prompt if on. */
export function landing(exchange: Exchange, next: string): string {
  const { screens } = exchange.world.switches;
  if (screens.leftover) return LEFTOVERS[screens.leftover];
  return screens.oneTap ? `/accounts/onetap/?next=${encodeURIComponent(next)}` : next;
}

const LEFTOVERS: Record<Exclude<Screens['leftover'], false>, string> = {
  trust_device: '/accounts/trust_device/',
  unknown: '/accounts/integrity_notice/',
  edit: '/accounts/edit/',
  onetap: '/accounts/onetap/',
  challenge: '/challenge/',
};

function chooseAccount(exchange: Exchange): Answer {
  const { world, cookies, form } = exchange;
  const flow = world.flows.get(cookies.get('ig_flow') ?? '');
  const style = world.switches.screens.accountPicker;
  if (!flow || !style) return redirect('/accounts/login/');
  const others = [...world.accounts.values()].filter((account) => account !== flow.account);
  const offered = style === 'without_ours' ? others : [...others, flow.account];
  const chosen = offered.find(({ username }, at) => [username, String(at)].includes(form.get('who') ?? ''));
  const names = offered.length > 0 ? offered.map(({ username }) => username) : ['somebody.else'];
  if (exchange.method === 'GET' || !chosen) return pickerPage(exchange, names, style === 'radios');
  world.flows.delete(flow.id);
  signIn(exchange, chosen);
  return redirect(landing(exchange, flow.next));
}

function errorOf(verdict: 'unknown_user' | 'wrong_password' | 'unreadable'): SignInError {
  if (verdict === 'unreadable') return 'problem';
  return verdict === 'unknown_user' ? 'unknownUser' : 'wrongPassword';
}

function troubleOf(mode: SignInMode): SignInError {
  return ['please_wait', 'feedback_required', 'rate_limit_banner'].includes(mode) ? 'pleaseWait' : 'problem';
}
