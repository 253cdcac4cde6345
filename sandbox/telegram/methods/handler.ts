import type { Parameters } from '../parameters.ts';
import type { World } from '../world.ts';

/** One method: returns its `result`, or throws a `BotApiError`. `signal`: the caller hung up. */
export type Handler = (world: World, p: Parameters, signal: AbortSignal) => unknown;
