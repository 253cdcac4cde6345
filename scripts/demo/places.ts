import { addressesOf, sandboxAddresses } from '../start/addresses.ts';
import type { Running } from '../start/run-record.ts';
import { UserError } from '../user-error.ts';

export type Place = {
  origin: string;
  /** What to tell when the place is silent; `why` is a sentence. */
  silence: (why: string) => string;
};

export type Places = { web: Place; instagram: Place; telegram: Place };

export const NOT_RUNNING =
  'Mutuals does not run here: start it with "npm start" in another terminal, then run the demo again.';

type Known = {
  /** From `--url`; it wins. */
  url: string | undefined;
  settings: Record<string, string | undefined>;
  run: Running | null;
};

/** From the running start, else from settings. @throws {UserError} it is still starting. */
export function placesOf({ url, settings, run }: Known): Places {
  if (run && !run.addresses && !url)
    throw new UserError(
      `Mutuals is still starting here (process ${run.pid}): run the demo again when "npm start" shows its addresses.`,
    );
  const { web, sandbox } = run?.addresses ?? addressesOf(settings);
  const { instagram, telegram } = sandbox ?? sandboxAddresses(settings);
  const silence = run ? silentRun(run.pid) : () => NOT_RUNNING;
  const beside = url ? (why: string) => `The sandbox of this machine does not answer. ${why}` : silence;
  return {
    web: url ? { origin: url.replace(/\/+$/, ''), silence: silentUrl } : { origin: web, silence },
    instagram: { origin: instagram, silence: beside },
    telegram: { origin: telegram, silence: beside },
  };
}

function silentRun(pid: number) {
  return (why: string) => `Mutuals runs here (process ${pid}) but does not answer. ${why} See .data/logs/mutuals.log.`;
}

function silentUrl(why: string): string {
  return `No Mutuals answers at the address of --url. ${why}`;
}
