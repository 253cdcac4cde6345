import { BotApiError } from './bot-api-error.ts';
import type { TgAnswer } from './bot-api-model.ts';
import type { CallLog } from './call-log.ts';
import { METHODS } from './methods/method-table.ts';
import type { Parameters } from './parameters.ts';
import type { PlannedFaults } from './planned-faults.ts';
import type { World } from './world.ts';

/** Runs Bot API calls: planned faults, then the method; logs each. */
export class BotApi {
  private readonly world: World;
  private readonly log: CallLog;
  private readonly faults: PlannedFaults;

  constructor(world: World, log: CallLog, faults: PlannedFaults) {
    this.world = world;
    this.log = log;
    this.faults = faults;
  }

  /** @returns null when the connection is to be dropped. */
  async call(name: string, p: Parameters, signal: AbortSignal): Promise<TgAnswer | null> {
    const method = METHODS.get(name.toLowerCase());
    const end = this.log.begin(method?.name ?? name, p.shown());
    const answer = await this.answer(method, p, signal);
    end(answer);
    return answer;
  }

  private async answer(
    method: { name: string; handle: (world: World, p: Parameters, signal: AbortSignal) => unknown } | undefined,
    p: Parameters,
    signal: AbortSignal,
  ): Promise<TgAnswer | null> {
    if (!method) return refusal(new BotApiError(404, 'Not Found: method not found'));
    const fault = this.faults.take(method.name, p.text('chat_id'));
    try {
      const result = fault && !fault.performed ? undefined : await method.handle(this.world, p, signal);
      if (!fault) return { ok: true, result };
    } catch (error) {
      if (!fault) return refusal(error instanceof BotApiError ? error : internal(error));
    }
    return fault?.error === 'drop' ? null : refusal(fault.error);
  }
}

function internal(error: unknown): BotApiError {
  console.error(error);
  return new BotApiError(500, `Internal Server Error: ${error instanceof Error ? error.message : String(error)}`);
}

function refusal(error: BotApiError): TgAnswer {
  const parameters = error.retryAfter === undefined ? {} : { parameters: { retry_after: error.retryAfter } };
  return { ok: false, error_code: error.status, description: error.message, ...parameters };
}
