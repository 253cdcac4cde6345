import { PROGRAM } from '#/lib/platform/settings/running.ts';

/**
 * `young`: megabytes for new objects. V8 takes sixteen by itself and fills them several times over before it looks what is garbage;
 * the bot makes little.
 */
const HEAPS = {
  web: { bound: PROGRAM.webHeap, young: 4 },
  worker: { bound: PROGRAM.workerHeap, young: 4 },
  bot: { bound: PROGRAM.botHeap, young: 1 },
} as const;

/** What Node is told about the memory of a program. */
export function heapFlags(program: keyof typeof HEAPS, settings: Record<string, string | undefined>): string[] {
  const { bound, young } = HEAPS[program];
  const size = settings[bound.name] ?? bound.default;
  return [`--max-old-space-size=${size}`, `--max-semi-space-size=${young}`];
}
