/** What speaks against addresses and accounts since the last page; kept in the history from run to run. Pure. */
import { z } from 'zod';
import { DIALECTS } from '#/lib/instagram/model.ts';
import { ListName } from '#/lib/platform/enums.ts';

/** A list's tries at other addresses, with each one's verdict. */
const Tour = z.object({ home: z.enum(DIALECTS), refused: z.array(z.string()) });
export type Tour = z.infer<typeof Tour>;

const Evidence = z.object({
  /** In a row, from an account that was signed in. */
  softBlocks: z.number().int().min(0),
  rounds: z.number().int().min(0),
  tours: z.partialRecord(z.enum(ListName), Tour),
  /** Lists to restart: their known cursor leads nowhere. */
  anew: z.array(z.enum(ListName)),
});
export type Evidence = z.infer<typeof Evidence>;

/** Evidence at the beginning: nothing. */
export function noEvidence(): Evidence {
  return { softBlocks: 0, rounds: 0, tours: {}, anew: [] };
}

/** A list's page came: only evidence about the other list stays. */
export function afterPage({ tours, anew }: Evidence, list: ListName): Evidence {
  const { [list]: _settled, ...others } = tours;
  return { ...noEvidence(), tours: others, anew: anew.filter((name) => name !== list) };
}

/** Reads a run's evidence from the history; anything else is none. */
export function evidenceIn(detail: unknown): Evidence {
  const written = z.object({ evidence: Evidence }).safeParse(detail);
  return written.success ? written.data.evidence : noEvidence();
}

/** Whether anything is worth keeping for the next run. */
export function isEvidence({ softBlocks, rounds, tours, anew }: Evidence): boolean {
  return softBlocks + rounds + Object.keys(tours).length + anew.length > 0;
}
