/** How server actions run: own origin, admission, refusals in the operator's language. */
import { refresh } from 'next/cache';
import { headers } from 'next/headers';
import { unstable_rethrow } from 'next/navigation';
import { getLocale, getTranslations } from 'next-intl/server';
import type { z } from 'zod';
import { hasText } from '#/components/ui/has-text.ts';
import type { Outcome } from '#/components/ui/outcome.ts';
import type { Right } from '#/lib/operators/rights.ts';
import { SECOND_MS } from '#/lib/platform/clock.ts';
import { DomainError } from '#/lib/platform/errors.ts';
import { figuresIn } from '#/lib/platform/figures.ts';
import { type OperatorCtx, operatorContext } from './operator-context.ts';
import { demandOwnOrigin } from './own-origin.ts';
import { webProcess } from './web-process.ts';

/** Never throws a refusal; reloads the page's data afterwards. */
export async function acting<Value = undefined>(
  right: Right,
  action: (ctx: OperatorCtx) => Promise<Outcome<Value>>,
): Promise<Outcome<Value>> {
  return fromHere(async () => {
    const outcome = await action(await operatorContext(right));
    refresh();
    return outcome;
  });
}

/** For one's own second factors: also before an owner has one. */
export async function settingUp<Value = undefined>(
  action: (ctx: OperatorCtx) => Promise<Outcome<Value>>,
): Promise<Outcome<Value>> {
  return fromHere(async () => action(await operatorContext('own.factors')));
}

/** For what changes nothing: the page stays. */
export async function looking<Value = undefined>(
  action: (ctx: OperatorCtx) => Promise<Value>,
): Promise<Outcome<Value>> {
  return fromHere(async () => ({ ok: true, value: await action(await operatorContext('service.look')) }));
}

/** Refuses other sites' requests. Use it bare only without a living session. */
export async function fromHere<Value = undefined>(run: () => Promise<Outcome<Value>>): Promise<Outcome<Value>> {
  try {
    const { env } = await webProcess();
    demandOwnOrigin(await headers(), env.dashboard);
    return await run();
  } catch (error) {
    unstable_rethrow(error);
    return refusalOf(error);
  }
}

export async function wrongFields(error: z.ZodError): Promise<Outcome<never>> {
  const t = await getTranslations('errors');
  const fields: Record<string, string> = {};
  for (const issue of error.issues) {
    const field = String(issue.path[0] ?? 'form');
    fields[field] ??= fieldSentence(t, field, issue);
  }
  return { ok: false, message: t('invalid'), fields };
}

type T = Awaited<ReturnType<typeof getTranslations<'errors'>>>;

function fieldSentence(t: T, field: string, issue: z.core.$ZodIssue): string {
  const key = `fields.${field}`;
  if (hasText(t, key)) return t(key);
  return issue.code === 'too_big' ? t('fields.tooLong') : t('fields.required');
}

async function refusalOf(error: unknown): Promise<Outcome<never>> {
  const t = await getTranslations('errors');
  if (!(error instanceof DomainError)) {
    const { ctx } = await webProcess();
    ctx.log.error({ err: error }, 'an action failed');
    return { ok: false, message: t('unexpected') };
  }
  if (error.code === 'forbidden' && error.detail && 'origin' in error.detail)
    return { ok: false, message: t('foreignOrigin') };
  if (error.code === 'throttled') return { ok: false, message: await waitSentence(error) };
  return { ok: false, message: t(error.code) };
}

/** How long to wait, where it is known. */
async function waitSentence({ detail }: DomainError): Promise<string> {
  const t = await getTranslations('errors');
  if (typeof detail?.retryAfterSeconds !== 'number') return t('throttled');
  const { duration } = figuresIn(await getLocale());
  return t('throttledFor', { time: duration(detail.retryAfterSeconds * SECOND_MS) });
}
