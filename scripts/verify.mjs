/** `npm run verify`: tests without browser and database. */
import { runUnderProjectNode } from './install/run-under-project-node.mjs';

await runUnderProjectNode('scripts/test/verify.ts');
