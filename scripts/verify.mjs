/** `npm run verify`: the quick part of the tests, which needs neither browser nor database. */
import { runUnderProjectNode } from './install/run-under-project-node.mjs';

await runUnderProjectNode('scripts/test/verify.ts');
