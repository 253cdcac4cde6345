/** What Robokassa calls, and where it sends people back to. Only a signed notice moves money. */
import { SYSTEM } from '#/lib/operators/audit.ts';
import { PaidNotice } from '#/lib/payments/robokassa/schema.ts';
import { isOfRobokassa, type NoticeTaken, takePaidNotice } from '#/lib/payments/take-paid-notice.ts';
import { spokenLanguage } from '#/lib/platform/language.ts';
import { createApi, file, route } from './define-route.ts';
import type { ApiContext, ApiErrorCode } from './model.ts';
import { takeForgedUse } from './rates.ts';
import { readFields } from './read-body.ts';
import { ApiRefusal } from './refusals.ts';
import { RETURN_PAGE_POLICY, returnPage } from './return-page.ts';

const tag = 'payments';

function noticeRoute<const M extends 'get' | 'post'>(method: M) {
  return route({
    method,
    path: '/payments/robokassa/callback',
    right: null,
    tag,
    summary: 'What Robokassa says was paid (ResultURL)',
    description:
      'The fields OutSum, InvId, SignatureValue and those that start with Shp_, as a form. Whoever calls proves themselves with the signature; the same notice again changes nothing.',
    answers: { 200: file('`OK` and the number of the invoice: it is taken in, or was.', ['text/plain']) },
    refusals: ['forbidden', 'not_found', 'conflict', 'throttled', 'too_large', 'too_slow'],
  });
}

function pageRoute<const P extends 'success' | 'fail'>(page: P) {
  return route({
    method: 'get',
    path: `/payments/robokassa/${page}`,
    right: null,
    tag,
    summary:
      page === 'success' ? 'Where people come back to who have paid' : 'Where people come back to who did not pay',
    description: 'Proves nothing, and changes nothing.',
    answers: { 200: file('A page in the language of the browser, Russian or English.', ['text/html']) },
    refusals: ['not_found'],
  });
}

export const robokassa = createApi()
  .openapi(noticeRoute('get'), takeNotice)
  .openapi(noticeRoute('post'), takeNotice)
  .openapi(pageRoute('success'), (c) => showPage(c, 'success'))
  .openapi(pageRoute('fail'), (c) => showPage(c, 'fail'));

async function takeNotice(c: ApiContext): Promise<Response> {
  const { ctx, reader } = await openShop(c);
  const read = PaidNotice.safeParse(await readFields(c.req.raw));
  if (!read.success)
    throw new ApiRefusal('invalid', 'This expects OutSum, InvId and SignatureValue as Robokassa sends them.');
  if (!isOfRobokassa(read.data, reader)) await takeForgedUse(c, ctx);
  const taken = await takePaidNotice(ctx, { notice: read.data, reader, by: SYSTEM });
  if (taken.ok) return c.text(`OK${read.data.invoice}`);
  const { code, message } = REFUSED[taken.reason];
  throw new ApiRefusal(code, message);
}

type Reason = Extract<NoticeTaken, { ok: false }>['reason'];

const REFUSED: Record<Reason, { code: ApiErrorCode; message: string }> = {
  bad_signature: { code: 'forbidden', message: 'The signature is not that of Robokassa for this shop.' },
  unknown_invoice: { code: 'not_found', message: 'There is no invoice with this number.' },
  amount: { code: 'conflict', message: 'This invoice is about another amount.' },
  test_differs: { code: 'conflict', message: 'Payments are played at one side only: look at ROBOKASSA_TEST.' },
  late: { code: 'conflict', message: 'This invoice expired long ago, and its price is another one today.' },
};

async function showPage(c: ApiContext, page: 'success' | 'fail'): Promise<Response> {
  const { reader } = await openShop(c);
  const language = spokenLanguage(c.req.header('accept-language'));
  return c.html(returnPage(page, { language, botUsername: reader.botUsername }), 200, {
    'content-security-policy': RETURN_PAGE_POLICY,
  });
}

async function openShop(c: ApiContext) {
  const ctx = await c.var.open();
  if (!ctx.robokassa) throw new ApiRefusal('not_found', 'Nothing is sold by card here.');
  return { ctx, reader: ctx.robokassa };
}
