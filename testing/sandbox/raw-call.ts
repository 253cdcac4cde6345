import type { TelegramSandbox } from '#/sandbox/telegram/create-telegram.ts';

export type RawAnswer = {
  ok: boolean;
  result?: unknown;
  error_code?: number;
  description?: string;
  parameters?: { retry_after?: number };
};

/** Calls a Bot API method without any client, as JSON; for tests that look at the answer as it stands on the wire. */
export async function call(
  telegram: Pick<TelegramSandbox, 'origin'>,
  method: string,
  parameters: Record<string, unknown> = {},
): Promise<RawAnswer> {
  const response = await fetch(`${telegram.origin}/bot1000001:sandbox/${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(parameters),
  });
  return (await response.json()) as RawAnswer;
}
