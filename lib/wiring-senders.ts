import type { WorkerCtx } from './context.ts';
import { createMailSender } from './notices/email/create-mail-sender.ts';
import { createWebhookSender } from './notices/webhook/create-webhook-sender.ts';
import { MINUTE_MS, systemClock } from './platform/clock.ts';
import type { Env } from './platform/env.ts';

/** What a worker's settings say about telling operators: how they are reached, when, and with what it speaks. */
export function operatorSenders(
  env: Env<'worker'>,
): Required<Pick<WorkerCtx, 'operatorChannels' | 'contractWatch' | 'mail' | 'webhook'>> {
  const { SMTP_URL: smtp, MAIL_FROM: from, NOTICE_WEBHOOK_URL: url, NOTICE_WEBHOOK_SECRET: secret } = env;
  return {
    operatorChannels: {
      emails: env.OPERATOR_EMAILS,
      webhook: url !== undefined,
      quiet: env.QUIET_HOURS ? { ...env.QUIET_HOURS, timeZone: env.TIME_ZONE } : null,
    },
    contractWatch: { everyMs: env.CONTRACT_WATCH_MINUTES * MINUTE_MS, profile: env.CONTRACT_PROFILE ?? null },
    mail: smtp && from ? createMailSender({ url: smtp, from }) : null,
    webhook: url && secret ? createWebhookSender({ url, secret, now: systemClock.now }) : null,
  };
}
