/** For tests: a shop at the sandbox's Robokassa, whose notices reach the real HTTP API. */
import { createApp } from '#/app/api/app.ts';
import type { WorkerCtx } from '#/lib/context.ts';
import type { Till } from '#/lib/payments/robokassa/shop.ts';
import { createRobokassa, type RobokassaSandbox } from '#/sandbox/robokassa/create-robokassa.ts';
import { createAnsweringServer, type SeenRequest } from '../servers/answering-server.ts';

export type CardShop = AsyncDisposable & {
  till: Till;
  robokassa: RobokassaSandbox;
  /** Calls the API as a browser, or as Robokassa, would. */
  call(path: string, init?: RequestInit): Promise<Response>;
};

const SHOP = {
  login: 'mutuals-shop',
  password1: 'first-password',
  password2: 'second-password',
  hash: 'sha256',
} as const;
const PATH = '/api/v1/payments/robokassa';

/** Opens it; dispose it before the world. */
export async function openCardShop(ctx: WorkerCtx): Promise<CardShop> {
  const stack = new AsyncDisposableStack();
  const { login, password1, password2, hash } = SHOP;
  const app = createApp(async () => ({
    ...ctx,
    robokassa: { password2, hash, isTest: true, botUsername: 'mutuals_bot' },
  }));
  const server = stack.use(
    await createAnsweringServer((seen) => ({
      raw: async (response) => {
        const answer = await app.fetch(requestOf(seen));
        response.writeHead(answer.status, Object.fromEntries(answer.headers));
        response.end(Buffer.from(await answer.arrayBuffer()));
      },
    })),
  );
  const at = (page: string) => `${server.origin}${PATH}/${page}`;
  const shop = { ...SHOP, resultUrl: at('callback'), successUrl: at('success'), failUrl: at('fail') };
  const robokassa = stack.use(await createRobokassa({ shop }));
  return {
    till: { origin: robokassa.origin, login, password1, hash, isTest: true },
    robokassa,
    call: (path, init) => fetch(at(path), init),
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}

function requestOf({ method, path, search, headers, body }: SeenRequest): Request {
  const type = headers['content-type'];
  return new Request(`http://mutuals.test${path}?${search}`, {
    method,
    ...(method === 'GET' ? {} : { body }),
    headers: type ? { 'content-type': type } : {},
  });
}
