import { startProgram } from '#/measure/stage/program-process.ts';
import { environmentFor } from '#/scripts/settings/program-environment.ts';
import { PRODUCT_PORT } from '../e2e/addresses.ts';
import { productFacts } from '../e2e/outside.ts';

const PORT = PRODUCT_PORT + 5;

/** A second web process beside the one under test, which need not be well: it has only to answer something. Disposing ends it. */
export async function startWeb(file: string, settings: Record<string, string> = {}) {
  const url = `http://127.0.0.1:${PORT}`;
  const env = environmentFor('web', process.env, { ...productFacts().web.env, ...settings, PORT: String(PORT) });
  const answers = () =>
    fetch(`${url}/icon.svg`).then(
      () => true,
      () => false,
    );
  const { stop } = await startProgram({
    name: 'dashboard',
    args: [file],
    env: { ...env, HOSTNAME: '127.0.0.1' },
    isReady: answers,
  });
  return { url, [Symbol.asyncDispose]: stop };
}
