/** A mail server on this machine: it takes what it is given, or refuses as it is told. */
import { createServer, type Socket } from 'node:net';

export type ReceivedMail = { from: string; to: string; headers: string; subject: string; text: string; html: string };

export type MailServer = {
  url: string;
  mails: ReceivedMail[];
  /** What the server was told, line by line, message bodies aside. */
  lines: string[];
  /** Answers the next command that begins so with this line instead. */
  answerOnce(command: string, line: string): void;
  close(): Promise<void>;
};

export async function startMailServer(): Promise<MailServer> {
  const mails: ReceivedMail[] = [];
  const lines: string[] = [];
  const planned = new Map<string, string>();
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    converse(socket, { mails, lines, planned });
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the mail server has no port');

  return {
    url: `smtp://mailer:canary-smtp-password@127.0.0.1:${address.port}`,
    mails,
    lines,
    answerOnce: (command, line) => void planned.set(command, line),
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

type Kept = { mails: ReceivedMail[]; lines: string[]; planned: Map<string, string> };

function converse(socket: Socket, { mails, lines, planned }: Kept): void {
  let buffer = '';
  let envelope = { from: '', to: '' };
  let inData = false;
  const say = (line: string) => socket.write(`${line}\r\n`);

  const take = (line: string) => {
    lines.push(line);
    const [command = ''] = line.toUpperCase().split(/[ :]/);
    const instead = planned.get(command);
    if (instead) {
      planned.delete(command);
      return say(instead);
    }
    if (command === 'EHLO') return say('250-here\r\n250 AUTH PLAIN');
    if (command === 'AUTH') return say('235 welcome');
    if (command === 'QUIT') return socket.end('221 bye\r\n');
    if (command === 'MAIL') envelope = { ...envelope, from: inAngles(line) };
    if (command === 'RCPT') envelope = { ...envelope, to: inAngles(line) };
    if (command === 'DATA') {
      inData = true;
      return say('354 go on');
    }
    say('250 ok');
  };

  socket.on('error', () => {});
  socket.on('data', (bytes) => {
    buffer += bytes.toString('latin1');
    for (;;) {
      const end = inData ? '\r\n.\r\n' : '\r\n';
      const at = buffer.indexOf(end);
      if (at === -1) return;
      const piece = buffer.slice(0, at);
      buffer = buffer.slice(at + end.length);
      if (!inData) {
        take(piece);
        continue;
      }
      inData = false;
      mails.push({ ...envelope, ...readMail(piece) });
      say('250 taken');
    }
  });
  say('220 here');
}

const inAngles = (line: string) => /<([^>]*)>/.exec(line)?.[1] ?? '';

function readMail(source: string): Omit<ReceivedMail, 'from' | 'to'> {
  const [headers = ''] = source.split('\r\n\r\n', 1);
  const boundary = /boundary="([^"]+)"/.exec(source)?.[1] ?? '';
  const parts = source.split(`--${boundary}`).slice(1);
  const partOf = (type: string) => decodePart(parts.find((part) => part.includes(`Content-Type: ${type}`)) ?? '');
  const subject = /^Subject: (.*(?:\r\n[ \t].*)*)/m.exec(headers)?.[1] ?? '';
  return { headers, subject: decodeWords(subject), text: partOf('text/plain'), html: partOf('text/html') };
}

function decodePart(part: string): string {
  const at = part.indexOf('\r\n\r\n');
  const body = part.slice(at + 4).trimEnd();
  if (/Transfer-Encoding: base64/i.test(part)) return Buffer.from(body, 'base64').toString();
  return /Transfer-Encoding: quoted-printable/i.test(part) ? unquoted(body.replace(/=\r\n/g, '')) : body;
}

function decodeWords(subject: string): string {
  return subject
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, kind: string, text: string) =>
      kind.toLowerCase() === 'b' ? Buffer.from(text, 'base64').toString() : unquoted(text.replace(/_/g, ' ')),
    );
}

function unquoted(text: string): string {
  const bytes = text.replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString();
}
