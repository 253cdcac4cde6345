import { randomUUID } from 'node:crypto';
import type { OpenAPIHono } from '@hono/zod-openapi';
import type { MiddlewareHandler } from 'hono';
import { z } from 'zod';
import { accounts } from './accounts.ts';
import { attempts } from './attempts.ts';
import { broadcasts } from './broadcasts.ts';
import { challenges } from './challenges.ts';
import { checks } from './checks.ts';
import { compat } from './compat.ts';
import { compatSession } from './compat-session.ts';
import { customers } from './customers.ts';
import { createApi, type Declared, json, route } from './define-route.ts';
import { documentOf } from './document.ts';
import { health } from './health.ts';
import { metrics } from './metrics.ts';
import type { ApiContext, ApiCtx, ApiEnv } from './model.ts';
import { optOuts } from './opt-outs.ts';
import { payments } from './payments.ts';
import { ApiRefusal, answerRefusal } from './refusals.ts';
import { staff } from './staff.ts';
import { texts } from './texts.ts';
import { refuseTokenInAddress } from './token-in-address.ts';

export type App = OpenAPIHono<ApiEnv>;

/** @param open opens the process on first need. */
export function createApp(open: () => Promise<ApiCtx>): App {
  const nouns = createApi();
  for (const noun of [
    checks,
    accounts,
    attempts,
    challenges,
    customers,
    payments,
    optOuts,
    broadcasts,
    texts,
    metrics,
    staff,
    compat,
    compatSession,
    documentRoute(nouns),
  ])
    nouns.route('/api/v1', noun);
  nouns.route('/api', health);

  const app = createApi();
  app.use(marked(open));
  knowAddresses(app, routesOf(nouns));
  app.use(refuseTokenInAddress, refuseMethod);
  app.route('/', nouns);
  app.onError(answerRefusal);
  app.notFound((c) => answerRefusal(new ApiRefusal('not_found', NOTHING), c));
  return app;
}

/** In the document's order. */
export function routesOf(app: App): Declared[] {
  return app.openAPIRegistry.definitions.flatMap((one) =>
    one.type === 'route' ? [one.route as unknown as Declared] : [],
  );
}

const NOTHING = 'There is nothing at this address. What there is stands in /api/v1/openapi.json.';

function marked(open: () => Promise<ApiCtx>): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    c.set('requestId', requestIdOf(c.req.header('x-request-id')));
    c.set('open', open);
    await next();
    const { headers } = c.res;
    for (const [name, value] of Object.entries(c.var.rate ?? {})) headers.set(name, value);
    headers.set('cache-control', 'no-store');
    headers.set('x-request-id', c.var.requestId);
    headers.set('x-content-type-options', 'nosniff');
  };
}

/** The asker's own plain word, to compare logs. */
function requestIdOf(given = ''): string {
  return /^[\w.-]{8,64}$/.test(given) ? given : randomUUID();
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

/** Of two matches, the one with fewer parameters. */
function knowAddresses(app: App, routes: readonly Declared[]): void {
  const byPath = [...Map.groupBy(routes, ({ path }) => path)];
  const parameters = (path: string) => path.split('{').length;
  for (const [path, known] of byPath.sort(([one], [other]) => parameters(one) - parameters(other))) {
    const methods = METHODS.filter((method) => known.some((route) => route.method === method));
    app.all(path.replaceAll(/\{(\w+)\}/g, ':$1'), (c, next) => {
      const meant = known.find(({ method }) => method === methodOf(c)) ?? known[0];
      if (!c.var.address && meant) c.set('address', { tag: meant.declared.tag, methods });
      return next();
    });
  }
}

const refuseMethod: MiddlewareHandler<ApiEnv> = async (c, next) => {
  const { address } = c.var;
  const asked = methodOf(c);
  if (!address || address.methods.some((method) => method === asked)) return next();
  const allow = [...address.methods, 'options'].join(', ').toUpperCase();
  if (asked === 'options') return new Response(null, { status: 204, headers: { allow } });
  const sentence = `${c.req.method.slice(0, 10)} is not possible here. Possible: ${allow}.`;
  throw new ApiRefusal('method_not_allowed', sentence, { headers: { allow } });
};

/** HEAD is a GET without body. */
const methodOf = (c: ApiContext) => (c.req.method === 'HEAD' ? 'get' : c.req.method.toLowerCase());

function documentRoute(all: App) {
  let made: Record<string, unknown> | undefined;
  return createApi().openapi(
    route({
      method: 'get',
      path: '/openapi.json',
      right: null,
      tag: 'service',
      summary: 'This document',
      answers: { 200: json('OpenAPI 3.1.', z.record(z.string(), z.unknown())) },
    }),
    (c) => {
      made ??= { ...documentOf(routesOf(all)) };
      return c.json(made, 200);
    },
  );
}
