import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type MailServer, startMailServer } from '#/testing/servers/mail-server.ts';
import { DeliveryError } from '../delivery-error.ts';
import { createMailSender } from './create-mail-sender.ts';

let server: MailServer;
beforeEach(async () => {
  server = await startMailServer();
});
afterEach(() => server.close());

const MAIL = {
  id: 'n1',
  to: 'olga@example.org',
  subject: 'Нужен код',
  text: 'Откройте: https://m.example/c',
  html: '<p>Код</p>',
};

function send(url = server.url) {
  return createMailSender({ url, from: 'Mutuals <mutuals@example.org>' }).send(MAIL);
}

/** The trouble of a delivery that must fail. */
async function errorOf(sending: Promise<void>): Promise<DeliveryError> {
  const trouble = await sending.then(
    () => null,
    (error: unknown) => error,
  );
  if (!(trouble instanceof DeliveryError)) throw new Error(`no trouble of a channel: ${trouble}`);
  expect(JSON.stringify([trouble.message, trouble.stack, trouble])).not.toContain('canary-smtp-password');
  return trouble;
}

describe('an e-mail', () => {
  it('arrives as plain text and as HTML, with a sender, a subject and the same id at every try', async () => {
    await send();
    await send();
    expect(server.mails).toHaveLength(2);
    const [mail] = server.mails;
    expect(mail).toMatchObject({ from: 'mutuals@example.org', to: 'olga@example.org', subject: 'Нужен код' });
    expect(mail?.text).toBe('Откройте: https://m.example/c');
    expect(mail?.html).toBe('<p>Код</p>');
    for (const { headers } of server.mails) expect(headers).toContain('Message-ID: <n1@example.org>');
  });

  it.each([
    ['RCPT', '550 no such box', 'refused'],
    ['DATA', '554 spam', 'refused'],
    ['MAIL', '451 later', 'unreachable'],
    ['AUTH', '535 wrong password', 'unreachable'],
  ])('that the server answers at %s with %s is %s', async (command, line, kind) => {
    server.answerOnce(command, line);
    const trouble = await errorOf(send());
    expect(trouble.kind).toBe(kind);
    expect(trouble.message).toContain(line.slice(0, 3));
  });

  it('waits while the server cannot be reached', async () => {
    const { url } = server;
    await server.close();
    expect((await errorOf(send(url))).kind).toBe('unreachable');
  });
});
