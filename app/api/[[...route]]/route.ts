import { handle } from 'hono/vercel';
import { webProcess } from '#/app/_shared/web-process.ts';
import { createApp } from '../app.ts';

/** The whole HTTP API. What Next answers itself stands beside: signing in, the live stream, the bell. */
const answer = handle(createApp(async () => (await webProcess()).ctx));

export { answer as DELETE, answer as GET, answer as OPTIONS, answer as PATCH, answer as POST, answer as PUT };
