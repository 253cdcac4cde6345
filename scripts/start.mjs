/** `npm start`: everything from a fresh clone to the running product. `--port <n>` and `--quiet` are passed on. */
import { runUnderProjectNode } from './install/run-under-project-node.mjs';

await runUnderProjectNode('scripts/start/main.ts');
