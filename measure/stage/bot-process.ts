import { heapFlags } from '#/scripts/process/heap-flags.ts';
import { environmentFor } from '#/scripts/settings/program-environment.ts';
import { type ProgramProcess, startProgram } from './program-process.ts';

/** Starts `bot/main.ts` and waits until it asks Telegram for messages. @throws {Error} with its last lines, when it does not. */
export function startBotProcess(settings: Record<string, string>): Promise<ProgramProcess> {
  return startProgram({
    name: 'bot',
    args: [...heapFlags('bot', settings), 'bot/main.ts'],
    env: environmentFor('bot', process.env, settings),
    isReady: (said) => said.includes('the bot listens'),
  });
}
