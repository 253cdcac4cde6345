import type { ServerResponse } from 'node:http';
import type { Conversation, World, WorldEvent } from '../world.ts';
import { chatView, messageView } from './page-views.ts';

const HEARTBEAT_MS = 20_000;

/** Streams one chat: first whole, then each change. */
export function streamChat(world: World, conversation: Conversation, response: ServerResponse): void {
  response.writeHead(200, {
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  const send = (kind: string, data: unknown) => response.write(`event: ${kind}\ndata: ${JSON.stringify(data)}\n\n`);
  const whole = () => send('chat', chatView(world, conversation));

  const stop = world.listen((event) => {
    if (event.kind === 'commands') whole();
    else if (event.chatId === conversation.user.id) forward(event);
  });
  const heartbeat = setInterval(() => response.write(': still here\n\n'), HEARTBEAT_MS);
  response.once('close', () => {
    clearInterval(heartbeat);
    stop();
  });
  whole();

  function forward(event: Exclude<WorldEvent, { kind: 'commands' }>): void {
    if (event.kind === 'status') whole();
    else if (event.kind === 'message') send('message', messageView(conversation, event.message));
    else send(event.kind, event);
  }
}
