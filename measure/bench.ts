/** `npm run bench`: the measurements (docs/measurements.md). `--only wall-20` (repeatable), `--list`, `--seed`. */
import { parseArgs } from 'node:util';
import { runCommand, UserError } from '#/scripts/user-error.ts';
import type { Row } from './bench/measure.ts';
import { MEASURES } from './bench/measures.ts';
import { showTable } from './bench/show-table.ts';
import { describeMachine } from './describe-machine.ts';

await runCommand(async () => {
  const { values } = parseArgs({
    options: {
      only: { type: 'string', multiple: true, default: [] },
      list: { type: 'boolean', default: false },
      seed: { type: 'string', default: 'bench' },
    },
  });
  if (values.list) {
    for (const { name, seconds } of MEASURES) console.log(`${name.padEnd(14)} about ${seconds} s`);
    return 0;
  }
  const chosen = choose(values.only);
  console.log(`\n${describeMachine()}\nseed ${values.seed}\n`);
  const started = performance.now();
  const rows: Row[] = [];
  for (const measure of chosen) {
    console.log(`${measure.name} …`);
    rows.push(...(await measured(measure, values.seed)));
  }
  console.log(`\n${showTable(rows)}\n\n${((performance.now() - started) / 1_000).toFixed(0)} s in all.`);
  return 0;
});

function choose(only: readonly string[]) {
  const names = only.flatMap((text) => text.split(','));
  const unknown = names.find((name) => !MEASURES.some((measure) => measure.name === name));
  if (unknown) throw new UserError(`There is no measurement "${unknown}". npm run bench -- --list names them.`);
  return names.length === 0 ? MEASURES : MEASURES.filter(({ name }) => names.includes(name));
}

async function measured({ name, run }: (typeof MEASURES)[number], seed: string): Promise<Row[]> {
  try {
    return await run((text) => console.log(`  ${text}`), seed);
  } catch (error) {
    console.error(error);
    return [
      { what: name, aim: '', got: 'broke', met: false, note: error instanceof Error ? error.message : String(error) },
    ];
  }
}
