/** Robokassa on this machine: the page where one pays, and the notices that follow (docs/facts/telegram-and-money.md#robokassa). */
import { once } from 'node:events';
import { createServer } from 'node:http';
import { portOf } from '../port-of.ts';
import { failPage, payPage, refusedPage } from './pages.ts';
import { readFields } from './read-fields.ts';
import { type Invoice, readInvoice } from './read-invoice.ts';
import { type Notice, sendNotices } from './send-notices.ts';
import { NO_SWITCHES, type Shop, type Switches, switchesOf } from './shop.ts';

export type RobokassaSandbox = AsyncDisposable & {
  origin: string;
  /** What was sent to the shop, with its answers, oldest first. */
  notices: readonly Notice[];
  /** Notices that were held back with "late", and now go out. */
  sendLate(): Promise<void>;
  /** Pays what a link asks for, as a person on the page does. @throws when the page refuses the link. */
  pay(link: string, switches?: Partial<Switches>): Promise<readonly Notice[]>;
  close(): Promise<void>;
};

type Options = { port?: number; host?: string; shop: Shop };

/** Starts it. Dispose it to stop. */
export async function createRobokassa({ port = 0, host = '127.0.0.1', shop }: Options): Promise<RobokassaSandbox> {
  const notices: Notice[] = [];
  const late: (() => Promise<readonly Notice[]>)[] = [];
  const pay = async (invoice: Invoice, switches: Switches) => {
    const send = () => sendNotices(shop, invoice, switches);
    if (switches.late) late.push(send);
    const sent = switches.late ? [] : await send();
    notices.push(...sent);
    return sent;
  };

  const server = createServer((request, response) => {
    void (async () => {
      const url = new URL(request.url ?? '/', origin());
      const fields = await readFields(request, url);
      const answer = await answerTo(url.pathname, fields, { shop, pay });
      response.writeHead(answer.status, { 'content-type': 'text/html; charset=utf-8', ...answer.headers });
      response.end(answer.body);
    })().catch((error: unknown) => response.writeHead(500).end(String(error)));
  });
  const origin = () => `http://127.0.0.1:${portOf(server)}`;
  server.listen(port, host);
  await once(server, 'listening');
  const close = async () => {
    server.closeAllConnections();
    server.close();
  };
  return {
    origin: origin(),
    notices,
    async sendLate() {
      for (const send of late.splice(0)) notices.push(...(await send()));
    },
    async pay(link, switches = {}) {
      const read = readInvoice(Object.fromEntries(new URL(link).searchParams), shop, new Date());
      if (!read.ok) throw new Error(`Robokassa refuses the link: ${read.error}`);
      return pay(read.invoice, { ...NO_SWITCHES, ...switches });
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}

type Answer = { status: number; body: string; headers?: Record<string, string> };
type Doors = { shop: Shop; pay(invoice: Invoice, switches: Switches): Promise<unknown> };

async function answerTo(path: string, fields: Record<string, string>, { shop, pay }: Doors): Promise<Answer> {
  if (path === '/') return { status: 200, body: failPage() };
  const read = readInvoice(fields, shop, new Date());
  if (!read.ok) return { status: 400, body: refusedPage(read.error) };
  if (path === '/Merchant/Index.aspx') return { status: 200, body: payPage(read.invoice, fields) };
  const { outSum: OutSum, invId: InvId } = read.invoice;
  if (path === '/decline') return moved(`${shop.failUrl}?${new URLSearchParams({ OutSum, InvId })}`);
  if (path !== '/pay') return { status: 404, body: failPage() };
  await pay(read.invoice, switchesOf(fields));
  return moved(`${shop.successUrl}?${new URLSearchParams({ OutSum, InvId })}`);
}

const moved = (location: string): Answer => ({ status: 303, body: '', headers: { location } });
