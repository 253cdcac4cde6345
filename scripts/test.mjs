/** `npm test`: from a fresh clone to "N passed, N failed, N skipped". */
import { runUnderProjectNode } from './install/run-under-project-node.mjs';

await runUnderProjectNode('scripts/test/main.ts');
