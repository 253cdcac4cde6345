import type { WorkerCtx } from './context.ts';
import { createMailSender } from './notices/email/create-mail-sender.ts';
import { createWebhookSender } from './notices/webhook/create-webhook-sender.ts';
import { systemClock } from './platform/clock.ts';
import type { Env } from './platform/env.ts';

/** What a worker's settings say about telling operators: how they are reached, when, and with what it speaks. */
export function operatorSenders(env: Env<'worker'>): Pick<WorkerCtx, 'contractWatch' | 'mail' | 'webhook'> {
  const { smtpUrl, mailFrom: from, webhookUrl: url, webhookSecret: secret } = env;
  return {
    contractWatch: { everyMs: env.contractWatchEveryMs, profile: env.contractProfile ?? null },
    mail: smtpUrl && from ? createMailSender({ url: smtpUrl, from }) : null,
    webhook: url && secret ? createWebhookSender({ url, secret, now: systemClock.now }) : null,
  };
}
