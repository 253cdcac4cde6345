import { notFoundPage, toSignIn } from '../faults/refusals.ts';
import { isGone } from '../lists/wire-user.ts';
import { sharedData } from '../pages/layout.ts';
import {
  consentPage,
  cookiePage,
  deletionPage,
  editPage,
  homePage,
  profilePage,
  recaptchaPage,
  suspendedPage,
  trustDevicePage,
  unknownPage,
  warningPage,
} from '../pages/plain-pages.ts';
import { csrfHolds } from '../sign-in/sign-in.ts';
import { showForm } from '../sign-in/sign-in-pages.ts';
import type { Session } from '../state/model.ts';
import { findProfile } from '../state/world.ts';
import { type Answer, json, redirect, text } from './answer.ts';
import { type Exchange, nextOf } from './exchange.ts';
import type { Note, Route } from './route.ts';

const page = (): Note => ({ surface: 'page' });
const probe = (): Note => ({ surface: 'probe' });

export const accountPageRoutes: Route[] = [
  {
    methods: ['GET'],
    path: /^\/$/,
    needs: 'nothing',
    note: page,
    answer: (exchange) => (exchange.session ? home(exchange, exchange.session) : showForm(exchange)),
  },
  {
    methods: ['GET'],
    path: /^\/accounts\/edit\/?$/,
    needs: 'nothing',
    note: probe,
    answer: (exchange) => (exchange.session ? editPage(exchange) : toSignIn(exchange)),
  },
  {
    methods: ['GET'],
    path: /^\/data\/shared_data\/?$/,
    needs: 'nothing',
    note: probe,
    answer: (exchange) => json(sharedData(exchange)),
  },
  {
    methods: ['GET', 'POST'],
    path: /^\/accounts\/scraping_warning\/?$/,
    needs: 'nothing',
    note: page,
    answer: scrapingWarning,
  },
  { methods: ['GET'], path: /^\/accounts\/suspended\/?$/, needs: 'nothing', note: page, answer: suspendedPage },
  { methods: ['GET'], path: /^\/auth_platform\/recaptcha\/?$/, needs: 'nothing', note: page, answer: recaptchaPage },
  { methods: ['GET'], path: /^\/accounts\/deletion_pending\/?$/, needs: 'nothing', note: page, answer: deletionPage },
  {
    methods: ['GET', 'POST'],
    path: /^\/accounts\/trust_device\/?$/,
    needs: 'nothing',
    note: page,
    answer(exchange) {
      if (!exchange.session) return redirect('/accounts/login/');
      if (exchange.method === 'GET') return trustDevicePage(exchange);
      const { account } = exchange.session;
      if (exchange.form.get('trust') === '1' && account.trustsDevices) account.trustedDevices.add(exchange.device);
      return redirect('/');
    },
  },
  {
    methods: ['GET', 'POST'],
    path: /^\/cookie_choices\/?$/,
    needs: 'nothing',
    note: page,
    answer(exchange) {
      if (exchange.method === 'GET') return cookiePage(exchange, nextOf(exchange));
      exchange.headers.push([
        'Set-Cookie',
        `ig_cb=${exchange.form.get('choice') === '2' ? 2 : 1}; Path=/; Max-Age=31536000`,
      ]);
      return redirect(`/accounts/login/?next=${encodeURIComponent(nextOf(exchange))}`);
    },
  },
  { methods: ['GET'], path: /^\/(privacy\/)?consent\/?$/, needs: 'nothing', note: page, answer: consentPage },
  {
    methods: ['GET'],
    path: /^\/(challenge|accounts\/integrity_notice|accounts\/update_risky_contactpoint|web\/unsupported_version|accounts\/password\/reset)\/?$/,
    needs: 'nothing',
    note: page,
    answer: unknownPage,
  },
  {
    methods: ['GET'],
    path: /^\/_picture\/([0-9a-f]+)\.svg$/,
    needs: 'nothing',
    note: () => ({ surface: 'other' }),
    answer: (_exchange, [hash]) => picture(hash ?? '0'),
  },
  {
    methods: ['GET'],
    path: /^\/favicon\.ico$/,
    needs: 'nothing',
    note: () => ({ surface: 'other' }),
    answer: () => text('', 404),
  },
  {
    methods: ['GET'],
    path: /^\/([\w.]{1,30})\/(?:followers\/|following\/)?$/,
    needs: 'nothing',
    note: (_exchange, [username]) => ({ surface: 'profile', profile: username?.toLowerCase() ?? null }),
    answer(exchange, [username]) {
      const profile = findProfile(exchange.world, username ?? '');
      if (!exchange.session) return toSignIn(exchange);
      return profile && !isGone(profile) ? profilePage(exchange, profile) : notFoundPage();
    },
  },
];

function home(exchange: Exchange, session: Session): Answer {
  const ask = session.promptDue && exchange.world.switches.screens.notifications;
  session.promptDue = false;
  return homePage(exchange, ask);
}

/** One button; the session lives on (docs/facts/refusals.md#e15). */
function scrapingWarning(exchange: Exchange): Answer {
  const { session } = exchange;
  if (!session) return redirect('/accounts/login/');
  if (exchange.method === 'GET') return warningPage(exchange, nextOf(exchange));
  if (!csrfHolds(exchange)) return warningPage(exchange, nextOf(exchange));
  if (session.interruption?.kind === 'warning') session.interruption = null;
  if (session.account.challenge === 'warning') session.account.challenge = 'none';
  const next = nextOf(exchange);
  return redirect(next.startsWith('/api/') ? '/' : next);
}

function picture(hash: string): Answer {
  const hue = Number.parseInt(hash.slice(0, 6), 16) % 360;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><rect width="64" height="64" fill="hsl(${hue} 45% 82%)"/><circle cx="32" cy="25" r="12" fill="hsl(${hue} 45% 48%)"/><path d="M8 64a24 24 0 0 1 48 0z" fill="hsl(${hue} 45% 48%)"/></svg>`;
  return {
    status: 200,
    headers: [
      ['Content-Type', 'image/svg+xml'],
      ['Cache-Control', 'public, max-age=86400'],
    ],
    body: svg,
  };
}
