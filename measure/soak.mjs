/** `npm run soak`: sessions that die by the thousand, from a fresh clone on. Its arguments: `measure/soak.ts`. */
import { runUnderProjectNode } from '../scripts/install/run-under-project-node.mjs';

await runUnderProjectNode('scripts/with-client.ts', { before: ['measure/soak.ts'] });
