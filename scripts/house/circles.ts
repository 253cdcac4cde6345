/** Circles: files that import each other, directly or around. Pure. */
import type { Source } from './sources.ts';

/** Each circle's files; `withTypes` follows type imports too. Tarjan's components. */
export function circlesOf(sources: readonly Source[], { withTypes }: { withTypes: boolean }): string[][] {
  const leads = new Map(
    sources.map(({ path, imports }) => [
      path,
      imports.flatMap(({ target, isType }) => (target !== null && (withTypes || !isType) ? [target] : [])),
    ]),
  );
  const seen = new Map<string, { index: number; low: number; open: boolean }>();
  const stack: string[] = [];
  const circles: string[][] = [];

  const visit = (path: string) => {
    const here = { index: seen.size, low: seen.size, open: true };
    seen.set(path, here);
    stack.push(path);
    for (const next of leads.get(path) ?? []) {
      if (!leads.has(next)) continue;
      const there = seen.get(next) ?? visit(next);
      if (there.open) here.low = Math.min(here.low, there.low);
    }
    if (here.low === here.index) close(path);
    return here;
  };
  const close = (path: string) => {
    const circle = stack.splice(stack.indexOf(path));
    for (const one of circle) Object.assign(seen.get(one) ?? {}, { open: false });
    if (circle.length > 1) circles.push(circle.sort());
  };
  for (const path of leads.keys()) if (!seen.has(path)) visit(path);
  return circles;
}
