/** `npm run bench`: the design's measurements, from a fresh clone on. Its arguments: `measure/bench.ts`. */
import { runUnderProjectNode } from '../scripts/install/run-under-project-node.mjs';

await runUnderProjectNode('scripts/with-client.ts', { before: ['measure/bench.ts'] });
