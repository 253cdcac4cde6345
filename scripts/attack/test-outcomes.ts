import { z } from 'zod';

/** `name`: groups and title in one text. */
export type TestOutcome = { file: string; name: string; passed: boolean };

const VitestReport = z.object({
  testResults: z.array(
    z.object({ name: z.string(), assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })) }),
  ),
});

/** Vitest's outcomes; filtered tests are none. */
export function vitestOutcomes(report: unknown): TestOutcome[] {
  const { testResults } = VitestReport.catch({ testResults: [] }).parse(report);
  return testResults.flatMap(({ name: file, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === 'passed' || status === 'failed')
      .map(({ fullName, status }) => ({ file, name: fullName, passed: status === 'passed' })),
  );
}

const Spec = z.object({ title: z.string(), file: z.string(), ok: z.boolean() });
type Suite = { specs: z.infer<typeof Spec>[]; suites: Suite[] };
const Suite: z.ZodType<Suite> = z.lazy(() =>
  z.object({ specs: z.array(Spec).default([]), suites: z.array(Suite).default([]) }),
) as z.ZodType<Suite>;
const PlaywrightReport = z.object({ suites: z.array(Suite) });

/** Playwright names files from its project's directory. */
export function playwrightOutcomes(report: unknown): TestOutcome[] {
  const { suites } = PlaywrightReport.catch({ suites: [] }).parse(report);
  const specs = (suite: Suite): z.infer<typeof Spec>[] => [...suite.specs, ...suite.suites.flatMap(specs)];
  return suites.flatMap(specs).map(({ title, file, ok }) => ({ file, name: title, passed: ok }));
}
