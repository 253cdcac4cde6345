import { badRequest } from '../bot-api-error.ts';
import type { TgCommand } from '../bot-api-model.ts';
import { isRecord, type Parameters } from '../parameters.ts';
import type { World } from '../world.ts';
import type { Handler } from './handler.ts';

const COMMANDS_LIMIT = 100;

export const getMe: Handler = (world) => ({
  ...world.bot,
  can_join_groups: false,
  can_read_all_group_messages: false,
  supports_inline_queries: false,
  can_connect_to_business: false,
  has_main_web_app: false,
});

export const setMyCommands: Handler = (world, p) => {
  const commands = p.json('commands');
  if (!Array.isArray(commands)) throw badRequest("can't parse commands: expected an Array of BotCommand");
  if (commands.length > COMMANDS_LIMIT) throw badRequest('BOT_COMMANDS_TOO_MUCH');
  world.commands.set(commandsKey(p), commands.map(readCommand));
  world.emit({ kind: 'commands' });
  return true;
};

export const getMyCommands: Handler = (world, p) => world.commands.get(commandsKey(p)) ?? [];

export const deleteMyCommands: Handler = (world, p) => {
  world.commands.delete(commandsKey(p));
  world.emit({ kind: 'commands' });
  return true;
};

/** A person's commands: the narrowest scope, their language first. */
export function commandsFor(world: World, userId: number, language: string | undefined): TgCommand[] {
  for (const scope of [`chat:${userId}`, 'all_private_chats', 'default']) {
    const found = world.commands.get(`${scope}|${language ?? ''}`) ?? world.commands.get(`${scope}|`);
    if (found) return found;
  }
  return [];
}

function commandsKey(p: Parameters): string {
  const scope = p.json('scope');
  const type = isRecord(scope) && typeof scope.type === 'string' ? scope.type : 'default';
  const named = isRecord(scope) && type === 'chat' ? `chat:${String(scope.chat_id)}` : type;
  return `${named}|${p.text('language_code') ?? ''}`;
}

function readCommand(value: unknown): TgCommand {
  const { command, description } = isRecord(value) ? value : {};
  if (typeof command !== 'string' || !/^\/?[a-z\d_]{1,32}$/.test(command)) throw badRequest('BOT_COMMAND_INVALID');
  if (typeof description !== 'string' || description.trim() === '' || description.length > 256) {
    throw badRequest('BOT_COMMAND_DESCRIPTION_INVALID');
  }
  return { command: command.replace('/', ''), description };
}
