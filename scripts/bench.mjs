/** `npm run bench`: the design's measurements, from a fresh clone on. Its arguments: `bench/main.ts`. */
import { runUnderProjectNode } from './install/run-under-project-node.mjs';

await runUnderProjectNode('scripts/with-client.ts', 'bench/main.ts');
