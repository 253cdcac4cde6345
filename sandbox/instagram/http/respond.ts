import { faultAnswer } from '../faults/fault-answers.ts';
import { type Fault, LIST_FAULTS, SEARCH_FAULTS, takeFault } from '../faults/faults.ts';
import { interrupted } from '../faults/interruptions.ts';
import { notFoundPage, overRate, retiredAnswer, signedOut, toSignIn } from '../faults/refusals.ts';
import { friendshipRoutes } from '../lists/friendships.ts';
import { userRoutes } from '../lists/users.ts';
import { codePageRoutes } from '../sign-in/code-pages.ts';
import { newCsrf } from '../sign-in/sign-in.ts';
import { signInJsonRoutes } from '../sign-in/sign-in-json.ts';
import { signInPageRoutes } from '../sign-in/sign-in-pages.ts';
import type { Flavour, Session } from '../state/model.ts';
import { endSession, randomText } from '../state/sessions.ts';
import { leadsBack } from '../state/world.ts';
import { accountPageRoutes } from './account-pages.ts';
import type { Answer } from './answer.ts';
import { rurValue, setCookie } from './cookies.ts';
import type { Exchange } from './exchange.ts';
import { graphqlRoutes } from './graphql.ts';
import type { Route } from './route.ts';

const ROUTES: Route[] = [
  ...friendshipRoutes,
  ...userRoutes,
  ...graphqlRoutes,
  ...signInJsonRoutes,
  ...signInPageRoutes,
  ...codePageRoutes,
  ...accountPageRoutes,
];

/** Answers a request: the route, then obstacles in the site's order. */
export function respond(exchange: Exchange): Answer {
  greet(exchange);
  const answer = route(exchange);
  const { world, session, place } = exchange;
  if (session) exchange.headers.push(setCookie('rur', rurValue(session.account.id, world.now()), place));
  answer.headers.push(...exchange.headers, ...loadHeaders(exchange));
  return answer;
}

function route(exchange: Exchange): Answer {
  for (const candidate of ROUTES) {
    const match = candidate.path.exec(exchange.path);
    if (!match || !candidate.methods.some((method) => method === exchange.method)) continue;
    const groups = match.slice(1);
    Object.assign(exchange.note, candidate.note(exchange, groups));
    return obstacle(exchange, candidate) ?? arrive(exchange, candidate, groups);
  }
  return notFoundPage();
}

function arrive(exchange: Exchange, found: Route, groups: string[]): Answer {
  if (found.needs === 'nothing') return settle(exchange, found.answer(exchange, groups));
  if (!exchange.session) return signedOut(exchange);
  return settle(exchange, found.answer(exchange, exchange.session, groups));
}

function settle(exchange: Exchange, answer: Answer): Answer {
  const fault = exchange.transport;
  if (fault?.kind === 'truncated') return { ...answer, mishap: 'truncated' };
  if (fault?.kind === 'slow') return { ...answer, delayMs: fault.delayMs ?? 5_000 };
  return answer;
}

/** Dead session, interruption, rate, user agent, fault, withdrawn endpoint: the first applies. */
function obstacle(exchange: Exchange, found: Route): Answer | null {
  const { world, session } = exchange;
  const isApi =
    exchange.path.startsWith('/api/') || exchange.path.startsWith('/graphql/') || exchange.path.startsWith('/web/');
  if (found.needs === 'session' && !session) return signedOut(exchange);
  const stopped = session && interrupted(exchange, session);
  if (stopped) return stopped;
  if (session && leadsBack(world) && !/^\/(accounts\/(login|logout)|_picture|favicon)/.test(exchange.path)) {
    exchange.note.fault = 'E5';
    return toSignIn(exchange);
  }
  const limited = session && isApi && overLimit(exchange, session);
  if (limited) return limited;
  if (session && isApi && wrongUserAgent(exchange, session)) return retiredUserAgent(exchange);
  const { surface, list, profile, page } = exchange.note;
  const fault = takeFault(
    world.faults,
    { surface, list, profile, account: session?.account.username ?? null, page },
    world.now().getTime(),
  );
  if (fault) return meetFault(exchange, fault);
  const endpoint = found.endpoint?.(exchange);
  const retired = endpoint && world.switches.retired.get(endpoint);
  return retired ? retiredAnswer(retired) : null;
}

const DEATHS: Partial<Record<Fault['kind'], Flavour>> = {
  E1: 'require_login',
  E4: 'user_has_logged_out',
  E5: 'redirect',
  E6: 'redirect_home',
  E7: 'delete_cookie',
};

function meetFault(exchange: Exchange, fault: Fault): Answer | null {
  exchange.note.fault = fault.kind;
  if (fault.flavour === 'dead' && exchange.session) {
    endSession(exchange.session, DEATHS[fault.kind] ?? 'login_required', exchange.world.now());
  }
  if ([...LIST_FAULTS, ...SEARCH_FAULTS].some((kind) => kind === fault.kind)) exchange.listFault = fault;
  else exchange.transport = fault;
  return faultAnswer(fault, exchange);
}

/** A session's sliding window (docs/facts/sessions-and-pace.md#pace). */
function overLimit(exchange: Exchange, session: Session): Answer | null {
  const limit = exchange.world.switches.rateLimit;
  if (!limit || (limit.surfaces && !limit.surfaces.includes(exchange.note.surface))) return null;
  const now = exchange.world.now().getTime();
  while (session.hits.length > 0 && (session.hits[0] ?? 0) <= now - limit.windowMs) session.hits.shift();
  const over = session.hits.length >= limit.perWindow;
  if (!over || limit.countRefused) session.hits.push(now);
  if (over) exchange.note.fault = 'rate';
  return over ? overRate(limit) : null;
}

function wrongUserAgent(exchange: Exchange, session: Session): boolean {
  const userAgent = exchange.header('user-agent') ?? '';
  session.userAgent ??= userAgent;
  return exchange.world.switches.userAgents === 'bound' && session.userAgent !== userAgent;
}

function retiredUserAgent(exchange: Exchange): Answer {
  exchange.note.fault = 'E18';
  return faultAnswer({ kind: 'E18', number: 0, left: 0, until: null }, exchange) ?? notFoundPage();
}

function greet(exchange: Exchange): void {
  const { cookies, headers, place } = exchange;
  if (!exchange.csrf) {
    exchange.csrf = newCsrf();
    headers.push(setCookie('csrftoken', exchange.csrf, place));
  }
  if (exchange.device === '') {
    exchange.device = `a${randomText(27)}`;
    headers.push(setCookie('mid', exchange.device, place));
  }
  if (!cookies.has('ig_did')) headers.push(setCookie('ig_did', crypto.randomUUID().toUpperCase(), place));
  if (!cookies.has('ig_nrcb')) headers.push(setCookie('ig_nrcb', '1', place));
  if (!cookies.has('datr')) headers.push(setCookie('datr', randomText(24), place));
}

/** Load headers, and the claim that clients echo (docs/facts/headers-and-cookies.md#headers). */
function loadHeaders({ session, world }: Exchange): Answer['headers'] {
  const claim: Answer['headers'] = session
    ? [['x-ig-set-www-claim', `hmac.AR${session.id.slice(-20)}${session.number}`]]
    : [];
  return [
    ...claim,
    ['x-ig-capacity-level', '3'],
    ['x-ig-peak-time', '0'],
    ['x-ig-peak-v2', '0'],
    ['x-fb-connection-quality', 'EXCELLENT; q=0.9, rtt=12, rtx=0'],
    ['x-stack', 'distillery'],
    ['x-ig-server-region', 'NAO'],
    ['x-ig-request-elapsed-time-ms', String(world.switches.latencyMs + 20)],
    ['Cache-Control', 'private, no-cache, no-store, must-revalidate'],
    ['Vary', 'Cookie, Accept-Language'],
  ];
}
