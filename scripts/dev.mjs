/** `npm run dev`: what `npm start` runs, from the sources: each program follows a changed file at once. The same arguments. */
import { runUnderProjectNode } from './install/run-under-project-node.mjs';

await runUnderProjectNode('scripts/start/main.ts', '--reload');
