import { createTransport } from 'nodemailer';
import { SECOND_MS } from '#/lib/platform/clock.ts';
import { DeliveryError } from '../delivery-error.ts';
import type { MailSender } from './sender.ts';

const TIMEOUT_MS = 15 * SECOND_MS;

/**
 * E-mail over SMTP, one connection a message, encrypted before the password is given unless on this machine.
 * @param options.url `smtp://user:password@host:587` or `smtps://…:465`.
 */
export function createMailSender(options: { url: string; from: string }): MailSender {
  const { hostname, username, password, protocol, port } = new URL(options.url);
  const host = hostname.replace(/^\[|\]$/g, '');
  const transport = createTransport({
    host,
    port: Number(port) || (protocol === 'smtps:' ? 465 : 587),
    secure: protocol === 'smtps:',
    requireTLS: protocol === 'smtp:' && !isThisMachine(host),
    ignoreTLS: protocol === 'smtp:' && isThisMachine(host),
    ...(username ? { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } } : {}),
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });

  return {
    async send({ id, to, ...words }) {
      const domain = /@([\w.-]+)>?$/.exec(options.from)?.[1] ?? 'mutuals';
      try {
        await transport.sendMail({
          ...words,
          to,
          from: options.from,
          messageId: `<${id}@${domain}>`,
          headers: { 'Auto-Submitted': 'auto-generated' },
        });
      } catch (error) {
        throw deliveryErrorOf(error);
      }
    },
  };
}

function isThisMachine(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\./.test(host);
}

/** What a server says may repeat what it was told: only its number is kept. */
function deliveryErrorOf(error: unknown): DeliveryError {
  const { code, responseCode } = error as { code?: unknown; responseCode?: unknown };
  if (typeof responseCode !== 'number')
    return new DeliveryError('unreachable', 'The mail server could not be reached.');
  const passes = responseCode < 500 || code === 'EAUTH'; // a wrong password is put right by the owner; what is owed waits
  return passes
    ? new DeliveryError('unreachable', `The mail server did not take the message now (${responseCode}).`)
    : new DeliveryError('refused', `The mail server refused the message (${responseCode}).`);
}
