/** What is told to a monitoring system, and the text form in which Prometheus reads it. Pure. */
import type { Sample } from './metrics-store.ts';

type Metric = { type: 'gauge' | 'counter'; help: string };

/** Every name, in the order of the page. A counter only grows, as far as nothing is forgotten. */
export const METRICS = {
  mutuals_accounts: { type: 'gauge', help: 'Accounts by their health.' },
  mutuals_session_age_seconds: { type: 'gauge', help: 'Age of the living session of each account.' },
  mutuals_session_deaths_total: { type: 'counter', help: 'Sessions that ended, by cause.' },
  mutuals_refresh_attempts_total: { type: 'counter', help: 'Sign-ins by status, failed ones by their reason.' },
  mutuals_challenges_open: { type: 'gauge', help: 'Codes or approvals that a person has to give now.' },
  mutuals_requests_total: { type: 'counter', help: 'Places in the request budget that were given out.' },
  mutuals_account_rest_seconds: { type: 'gauge', help: 'How long an account still rests.' },
  mutuals_checks: { type: 'gauge', help: 'Checks that have not ended, by status and reason of waiting.' },
  mutuals_check_oldest_seconds: { type: 'gauge', help: 'Since when the oldest of them is there.' },
  mutuals_checks_last_day: { type: 'gauge', help: 'Checks of the last 24 hours that ended, by outcome.' },
  mutuals_pages_last_day: { type: 'gauge', help: 'Pages of the checks that were asked for in the last 24 hours.' },
  mutuals_notices_owed: { type: 'gauge', help: 'Messages that are still to be sent.' },
  mutuals_notice_late_seconds: { type: 'gauge', help: 'By how much the oldest of them is late.' },
  mutuals_payments_last_day: { type: 'gauge', help: 'Payments begun in the last 24 hours.' },
  mutuals_paid_last_day: { type: 'gauge', help: 'What was paid in them, by currency (XTR: Stars).' },
  mutuals_workers: { type: 'gauge', help: 'Processes that gave a sign of life within 30 seconds, by kind.' },
  mutuals_backup_age_seconds: { type: 'gauge', help: 'Age of the newest whole backup.' },
} as const satisfies Record<string, Metric>;

/** The media type of `writeMetrics`. */
export const METRICS_TYPE = 'text/plain; version=0.0.4; charset=utf-8';

/** @see https://prometheus.io/docs/instrumenting/exposition_formats/ */
export function writeMetrics(samples: readonly Sample[]): string {
  const byName = Map.groupBy(samples, ({ name }) => name);
  return Object.entries<Metric>(METRICS)
    .flatMap(([name, { type, help }]) => [
      `# HELP ${name} ${help}`,
      `# TYPE ${name} ${type}`,
      ...(byName.get(name) ?? []).flatMap(({ labels, value }) => (value === null ? [] : [line(name, labels, value)])),
    ])
    .map((text) => `${text}\n`)
    .join('');
}

function line(name: string, labels: Record<string, string>, value: number): string {
  const pairs = Object.entries(labels).map(([label, text]) => `${label}="${escaped(text)}"`);
  return `${name}${pairs.length > 0 ? `{${pairs.join(',')}}` : ''} ${value}`;
}

function escaped(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
}
