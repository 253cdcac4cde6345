import { type LookupAddress, lookup as systemLookup } from 'node:dns';
import { type ClientRequest, type IncomingMessage, request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { HOUR_MS, SECOND_MS } from '#/lib/platform/clock.ts';
import type { LetterFacts } from '../channel.ts';
import { DeliveryError } from '../delivery-error.ts';
import { isPublicAddress } from './public-address.ts';
import type { WebhookSender } from './sender.ts';
import { SIGNATURE_HEADER, signBody } from './sign-body.ts';

type Options = {
  /** `https://…`, or `http://` on this machine. */
  url: string;
  secret: string;
  now: () => Date;
  /** 10,000 unless told. */
  timeoutMs?: number;
  lookup?: (host: string, options: { all: true }, done: (error: Error | null, found: LookupAddress[]) => void) => void;
};

/**
 * The owner's webhook. The address is judged where the connection is made, because a name may come to lead elsewhere:
 * private networks are refused, this machine only where the setting names it. No redirects.
 */
export function createWebhookSender(options: Options): WebhookSender {
  const url = new URL(options.url);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const local = isLoopbackName(host);

  return {
    async send(notice) {
      if (url.protocol !== 'https:' && !local) throw refusedAddress();
      if (!local && isIP(host) !== 0 && !isPublicAddress(host)) throw refusedAddress();
      const body = JSON.stringify(told(notice));
      const { statusCode = 0, headers } = await post(url, body, { ...options, local });
      judge(statusCode, headers['retry-after']);
    },
  };
}

/** The names under which this machine is set explicitly. */
function isLoopbackName(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}

function told({ id, kind, at, payload, reminder, link }: LetterFacts): object {
  return { id, kind, at: at.toISOString(), payload, reminder, link };
}

function post(url: URL, body: string, options: Options & { local: boolean }): Promise<IncomingMessage> {
  const { secret, now, local, timeoutMs = 10 * SECOND_MS } = options;
  const request = url.protocol === 'https:' ? secureRequest : plainRequest;
  return new Promise((resolve, reject) => {
    const call: ClientRequest = request(url, {
      method: 'POST',
      agent: false,
      signal: AbortSignal.timeout(timeoutMs),
      headers: {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        'user-agent': 'Mutuals-Webhook/1',
        [SIGNATURE_HEADER]: signBody(body, secret, now()),
      },
      ...(local ? {} : { lookup: publicLookup(options.lookup ?? systemLookup) }),
    });
    call.on('error', (error) => reject(error instanceof DeliveryError ? error : unreachable()));
    call.once('response', (answer) => {
      answer.destroy();
      resolve(answer);
    });
    call.end(body);
  });
}

/** Gives only addresses that may be connected to. */
function publicLookup(lookup: NonNullable<Options['lookup']>): LookupFunction {
  return (host, options, done) => {
    lookup(host, { all: true }, (error, found) => {
      const allowed = (found ?? []).filter(({ address }) => isPublicAddress(address));
      const first = allowed[0];
      if (error) return done(error, []);
      if (!first) return done(refusedAddress(), []);
      if (options.all) done(null, allowed);
      else done(null, first.address, first.family);
    });
  };
}

function judge(status: number, retryAfter: string | undefined): void {
  if (status >= 200 && status < 300) return;
  if (status === 410) throw new DeliveryError('gone', 'The webhook is gone (410).');
  const seconds = Number(retryAfter);
  if ((status === 429 || status === 503) && seconds > 0)
    throw new DeliveryError('flood', `The webhook answered ${status}.`, Math.min(seconds * SECOND_MS, HOUR_MS));
  throw new DeliveryError('unreachable', `The webhook answered ${status}.`);
}

/** Passes when the owner puts the setting, or the name, right: what is owed is tried again. */
function refusedAddress(): DeliveryError {
  return new DeliveryError('unreachable', 'The webhook leads into a private network or is not https: it is not used.');
}

function unreachable(): DeliveryError {
  return new DeliveryError('unreachable', 'The webhook could not be reached.');
}
