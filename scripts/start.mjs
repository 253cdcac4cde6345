/** `npm start [-- --port <n>] [--quiet]`: from a fresh clone to the running product. */
import { runUnderProjectNode } from './install/run-under-project-node.mjs';

// it waits for hours: what a start leaves as garbage is not worth keeping
await runUnderProjectNode('scripts/start/main.ts', { flags: ['--max-semi-space-size=1'] });
