/** `npm start [-- --port <n>] [--quiet]`: from a fresh clone to the running product. */
import { runUnderProjectNode } from './install/run-under-project-node.mjs';

await runUnderProjectNode('scripts/start/main.ts');
