/** `npm run sbom`: lists what the product runs with (CycloneDX), in .data/sbom.cdx.json or the named file. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { DATA_DIR } from './paths.ts';
import { makeSbom } from './supply/sbom.ts';
import { runCommand } from './user-error.ts';

await runCommand(async () => {
  const file = resolve(process.argv[2] ?? join(DATA_DIR, 'sbom.cdx.json'));
  const made = await makeSbom();
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(made, null, 2)}\n`);
  console.log(`${made.components.length} packages: ${file}`);
  return 0;
});
