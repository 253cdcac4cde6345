/** `npm run test:long`: random schedules, random answers and a soak, for hours. Its arguments: `scripts/test/long.ts`. */
import { runUnderProjectNode } from './install/run-under-project-node.mjs';

await runUnderProjectNode('scripts/test/long.ts');
