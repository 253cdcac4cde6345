import type { TgUpdate } from './bot-api-model.ts';
import { isRecord, Parameters } from './parameters.ts';
import type { UpdateQueue } from './update-queue.ts';

const ANSWER_LIMIT_MS = 60_000;
const LONGEST_BACKOFF_MS = 60_000;
const USUAL_CONNECTIONS = 40;

/**
 * Posts updates to the bot's webhook, in order and one at a time per person; different people do not wait for each
 * other. What is not answered with 2xx stays first in line and is posted again, later each time (`backoffMs`, doubled
 * up to a minute). An answer may hold one method call, which `perform` carries out.
 */
export class WebhookDelivery {
  url = '';
  private secret: string | undefined;
  private maxConnections = USUAL_CONNECTIONS;
  private lastError: { last_error_date: number; last_error_message: string } | undefined;
  private busy = new Map<number, AbortController>();
  private failures = new Map<number, number>();
  private timers = new Set<NodeJS.Timeout>();
  private readonly queue: UpdateQueue;
  private readonly backoffMs: number;
  private readonly perform: (method: string, p: Parameters) => Promise<unknown>;
  private readonly stopListening: () => void;

  constructor(
    queue: UpdateQueue,
    options: { backoffMs: number; perform: (method: string, p: Parameters) => Promise<unknown> },
  ) {
    this.queue = queue;
    this.backoffMs = options.backoffMs;
    this.perform = options.perform;
    this.stopListening = queue.onPush(() => this.pump());
  }

  /** An empty address ends the delivery; undelivered updates wait for the next webhook or poll. */
  set(url: string, options: { secret?: string | undefined; maxConnections?: number | undefined }): void {
    this.halt();
    this.url = url;
    this.secret = options.secret || undefined;
    this.maxConnections = Math.min(100, Math.max(1, options.maxConnections ?? USUAL_CONNECTIONS));
    this.lastError = undefined;
    this.pump();
  }

  /** The result of `getWebhookInfo`. */
  info(): Record<string, unknown> {
    const allowed = this.queue.allowedKinds();
    return {
      url: this.url,
      has_custom_certificate: false,
      pending_update_count: this.queue.count(),
      ...(this.url ? { max_connections: this.maxConnections, ip_address: '127.0.0.1' } : {}),
      ...(allowed ? { allowed_updates: allowed } : {}),
      ...this.lastError,
    };
  }

  close(): void {
    this.stopListening();
    this.url = '';
    this.halt();
  }

  private halt(): void {
    for (const timer of this.timers) clearTimeout(timer);
    for (const running of this.busy.values()) running.abort();
    this.timers.clear();
    this.busy.clear();
    this.failures.clear();
  }

  private pump(): void {
    if (!this.url) return;
    const first = new Map<number, TgUpdate>();
    for (const { update, key } of this.queue.list()) if (!first.has(key)) first.set(key, update);
    for (const [key, update] of first) {
      if (this.busy.size >= this.maxConnections) return;
      if (!this.busy.has(key)) void this.deliver(key, update);
    }
  }

  private async deliver(key: number, update: TgUpdate): Promise<void> {
    const controller = new AbortController();
    this.busy.set(key, controller);
    const error = await this.post(update, controller.signal);
    if (this.busy.get(key) !== controller) return;
    if (error === undefined) {
      this.queue.remove(update.update_id);
      this.failures.delete(key);
      this.release(key);
    } else {
      this.lastError = { last_error_date: Math.floor(Date.now() / 1000), last_error_message: error };
      this.retryLater(key);
    }
  }

  /** @returns what went wrong, or undefined. */
  private async post(update: TgUpdate, signal: AbortSignal): Promise<string | undefined> {
    const headers: Record<string, string> = { 'content-type': 'application/json' };
    if (this.secret) headers['x-telegram-bot-api-secret-token'] = this.secret;
    try {
      const limit = AbortSignal.any([signal, AbortSignal.timeout(ANSWER_LIMIT_MS)]);
      const response = await fetch(this.url, { method: 'POST', headers, body: JSON.stringify(update), signal: limit });
      const body = await response.text();
      if (!response.ok) return `Wrong response from the webhook: ${response.status} ${response.statusText}`;
      await this.callInAnswer(body);
      return undefined;
    } catch (error) {
      const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
      if (cause instanceof Error && cause.name === 'TimeoutError') return 'Read timeout expired';
      return cause instanceof Error && /ECONNREFUSED/.test(cause.message) ? 'Connection refused' : 'Connection failed';
    }
  }

  private async callInAnswer(body: string): Promise<void> {
    const call = parsed(body);
    if (!isRecord(call) || typeof call.method !== 'string') return;
    const { method, ...values } = call;
    await this.perform(method, new Parameters(values));
  }

  private retryLater(key: number): void {
    const failures = this.failures.get(key) ?? 0;
    this.failures.set(key, failures + 1);
    const timer = setTimeout(
      () => {
        this.timers.delete(timer);
        this.release(key);
      },
      Math.min(LONGEST_BACKOFF_MS, this.backoffMs * 2 ** failures),
    );
    this.timers.add(timer);
  }

  private release(key: number): void {
    this.busy.delete(key);
    this.pump();
  }
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
