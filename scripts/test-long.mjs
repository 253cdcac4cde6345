/** `npm run test:long`; arguments: `scripts/test/long.ts`. */
import { runUnderProjectNode } from './install/run-under-project-node.mjs';

await runUnderProjectNode('scripts/test/long.ts');
