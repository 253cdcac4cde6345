import { spawn } from 'node:child_process';
import { z } from 'zod';
import { ROOT } from '../paths.ts';
import { UserError } from '../user-error.ts';

/** From the lock alone, offline. */
const ARGS = ['sbom', '--sbom-format=cyclonedx', '--package-lock-only'];

const Component = z.looseObject({
  'bom-ref': z.string(),
  name: z.string(),
  properties: z.array(z.object({ name: z.string(), value: z.string() })).default([]),
});
const Bom = z.looseObject({
  bomFormat: z.literal('CycloneDX'),
  metadata: z.looseObject({ component: Component }),
  components: z.array(Component),
  dependencies: z.array(z.object({ ref: z.string(), dependsOn: z.array(z.string()).default([]) })),
});
export type Bom = z.output<typeof Bom>;

/** What the product runs with, as CycloneDX. @throws {UserError} npm failed. */
export async function makeSbom(env: Record<string, string> = {}): Promise<Bom> {
  const bom = Bom.parse(JSON.parse(await askNpm(env)));
  const components = bom.components.filter((component) => !isForDevelopment(component));
  const root = bom.metadata.component;
  const kept = new Set([root, ...components].map((component) => component['bom-ref']));
  return {
    ...bom,
    metadata: { ...bom.metadata, component: { ...root, name: 'mutuals' } }, // npm uses the directory's name
    components,
    dependencies: bom.dependencies
      .filter(({ ref }) => kept.has(ref))
      .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((other) => kept.has(other)) })),
  };
}

function isForDevelopment({ properties }: z.output<typeof Component>): boolean {
  return properties.some(({ name, value }) => name === 'cdx:npm:package:development' && value === 'true');
}

function askNpm(env: Record<string, string>): Promise<string> {
  const child = spawn('npm', ARGS, { cwd: ROOT, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let [made, said] = ['', ''];
  child.stdout.on('data', (chunk) => {
    made += chunk;
  });
  child.stderr.on('data', (chunk) => {
    said += chunk;
  });
  return new Promise((resolve, reject) => {
    child.once('error', (error) => reject(new UserError(`npm could not be started (${error.message}).`)));
    child.once('close', (code) =>
      code === 0
        ? resolve(made)
        : reject(new UserError(`The list could not be made. npm said:\n\n${said.slice(-2_000)}`)),
    );
  });
}
