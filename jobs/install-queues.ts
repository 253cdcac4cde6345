/** Part of every deploy. */
import { readEnv } from '#/lib/platform/env.ts';
import { silentLog } from '#/lib/platform/log.ts';
import { installQueues, openBoss } from '#/lib/platform/queue.ts';

const boss = await openBoss({ url: readEnv('tool').databaseUrl, role: 'install', log: silentLog });
await installQueues(boss);
await boss.stop({ graceful: false, close: true });
