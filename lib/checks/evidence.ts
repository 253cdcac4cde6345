/**
 * What speaks against addresses and accounts since the last page of a check. Pure. It outlives a run: whatever ends one writes it
 * into the history, and the next one goes on from it.
 */
import { z } from 'zod';
import { DIALECTS } from '#/lib/instagram/model.ts';
import { ListName } from '#/lib/platform/enums.ts';

/** The tries to read one list at another address after its own refused: the verdict of each address so far. */
const Tour = z.object({ home: z.enum(DIALECTS), refused: z.array(z.string()) });
export type Tour = z.infer<typeof Tour>;

const Evidence = z.object({
  /** Answers in a row that looked like an end of the session, or asked to wait, while the account was signed in. */
  softBlocks: z.number().int().min(0),
  /** How often in a row an account was left to rest for longer, because everything it was asked was refused. */
  rounds: z.number().int().min(0),
  tours: z.partialRecord(z.enum(ListName), Tour),
  /** Lists whose next page is the first one again: the cursor that is known leads nowhere. */
  anew: z.array(z.enum(ListName)),
});
export type Evidence = z.infer<typeof Evidence>;

export function noEvidence(): Evidence {
  return { softBlocks: 0, rounds: 0, tours: {}, anew: [] };
}

/** A page of a list came: only what speaks against the other list is left. */
export function afterPage({ tours, anew }: Evidence, list: ListName): Evidence {
  const { [list]: _settled, ...others } = tours;
  return { ...noEvidence(), tours: others, anew: anew.filter((name) => name !== list) };
}

/** Reads what a run wrote into the history of its check; anything else is no evidence. */
export function evidenceIn(detail: unknown): Evidence {
  const written = z.object({ evidence: Evidence }).safeParse(detail);
  return written.success ? written.data.evidence : noEvidence();
}

/** Whether there is anything to write down. */
export function isEvidence({ softBlocks, rounds, tours, anew }: Evidence): boolean {
  return softBlocks + rounds + Object.keys(tours).length + anew.length > 0;
}
