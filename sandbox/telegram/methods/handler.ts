import type { Parameters } from '../parameters.ts';
import type { World } from '../world.ts';

/** One Bot API method: returns its `result`, or throws a `BotApiError`. `signal` fires when the caller hangs up. */
export type Handler = (world: World, p: Parameters, signal: AbortSignal) => unknown;
