/** `npm run soak`: sessions that die by the thousand, from a fresh clone on. Its arguments: `scripts/soak.ts`. */
import { runUnderProjectNode } from './install/run-under-project-node.mjs';

await runUnderProjectNode('scripts/with-client.ts', 'scripts/soak.ts');
