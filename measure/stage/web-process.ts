import { WEB_SERVER } from '#/scripts/build/dashboard.ts';
import { heapFlags } from '#/scripts/process/heap-flags.ts';
import { environmentFor } from '#/scripts/settings/program-environment.ts';
import { type ProgramProcess, startProgram } from './program-process.ts';

export type WebProcess = ProgramProcess & { readonly url: string };

/** The finished build on 127.0.0.1, with the web's settings only. @throws {Error} with its last lines. */
export async function startWebProcess(port: number, settings: Record<string, string>): Promise<WebProcess> {
  const url = `http://127.0.0.1:${port}`;
  const env = environmentFor('web', process.env, { ...settings, PORT: String(port) });
  const web = await startProgram({
    name: 'dashboard',
    args: [...heapFlags('web', settings), WEB_SERVER],
    env: { ...env, HOSTNAME: '127.0.0.1' },
    isReady: () =>
      fetch(`${url}/api/health`).then(
        ({ status }) => status === 200,
        () => false,
      ),
  });
  return { ...web, url };
}
