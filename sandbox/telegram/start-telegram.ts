import { parseArgs } from 'node:util';
import { createTelegram } from './create-telegram.ts';

/** `node sandbox/telegram/start-telegram.ts --port 4300 [--host 0.0.0.0] [--directory path] [--bot-username name]` */
const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '4300' },
    host: { type: 'string', default: '127.0.0.1' },
    directory: { type: 'string' },
    'bot-username': { type: 'string', default: 'mutuals_sandbox_bot' },
  },
});

const port = Number(values.port);
if (!Number.isInteger(port) || port < 0 || port > 65_535) {
  console.error(`--port is "${values.port}"; it should be a number from 0 to 65535.`);
  process.exit(1);
}

try {
  const { host, directory, 'bot-username': botUsername } = values;
  const telegram = await createTelegram({ port, host, botUsername, ...(directory ? { directory } : {}) });
  console.log(`Telegram sandbox: ${telegram.origin} (chat page, and apiRoot for the bot)`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void telegram.close());
} catch (error) {
  const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  console.error(taken ? `Port ${port} is in use. Choose another with --port.` : error);
  process.exit(1);
}
