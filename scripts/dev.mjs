/** `npm run dev`: `npm start` from the sources, with reload. */
import { runUnderProjectNode } from './install/run-under-project-node.mjs';

await runUnderProjectNode('scripts/start/main.ts', { before: ['--reload'] });
