export type Verdict = 'held' | 'not held' | 'not applicable here' | 'not tried here';
export type Result = { verdict: Verdict; how: string };
export type Results = Record<string, Result>;
