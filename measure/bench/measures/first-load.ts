import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { ROOT } from '#/scripts/paths.ts';
import type { Measure } from '../measure.ts';

const NEXT = join(ROOT, '.next');
const AIM_KB = 180;
const WHAT = 'dashboard first load: script of the heaviest page, compressed';

type BuildManifest = { rootMainFiles: string[] };
type PageManifest = { entryJSFiles: Record<string, string[]> };

/** Script of one page, from the finished build: gzip, without polyfills. */
export const firstLoad: Measure = {
  name: 'first-load',
  seconds: 1,
  async run(tell) {
    const built = join(NEXT, 'build-manifest.json');
    if (!existsSync(join(NEXT, 'BUILD_ID')) || !existsSync(built))
      return [
        { what: WHAT, aim: `≤ ${AIM_KB} kB`, got: 'not measured', met: null, note: 'needs a build: npm run build' },
      ];
    const { rootMainFiles }: BuildManifest = JSON.parse(readFileSync(built, 'utf8'));
    const sizes = pages().map(({ page, files }) => {
      const all = new Set([...rootMainFiles, ...files]);
      const bytes = [...all].reduce((sum, file) => sum + gzipSync(readFileSync(join(NEXT, file))).length, 0);
      tell(`${page}: ${(bytes / 1_000).toFixed(0)} kB in ${all.size} files`);
      return { page, kB: bytes / 1_000 };
    });
    const heaviest = sizes.reduce((most, each) => (each.kB > most.kB ? each : most), { page: 'none', kB: 0 });
    const got = `${heaviest.kB.toFixed(0)} kB`;
    return [{ what: WHAT, aim: `≤ ${AIM_KB} kB`, got, met: heaviest.kB <= AIM_KB, note: heaviest.page }];
  },
};

function pages(): { page: string; files: string[] }[] {
  const manifests = globSync('server/app/(dashboard)/**/page_client-reference-manifest.js', { cwd: NEXT });
  return manifests.map((path) => {
    const [, page = path, json = '{}'] =
      /__RSC_MANIFEST\["([^"]+)"\] = (\{.*\})/s.exec(readFileSync(join(NEXT, path), 'utf8')) ?? [];
    const { entryJSFiles = {} }: Partial<PageManifest> = JSON.parse(json);
    return { page, files: Object.values(entryJSFiles).flat() };
  });
}
