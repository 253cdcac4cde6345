/** `npm run big-database -- --database URL`: fills an empty database with a year of a busy installation. Its arguments: `measure/big-database.ts`. */
import { runUnderProjectNode } from '../scripts/install/run-under-project-node.mjs';

await runUnderProjectNode('scripts/with-client.ts', { before: ['measure/big-database.ts'] });
