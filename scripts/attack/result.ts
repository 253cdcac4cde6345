/** What became of an attack, and how that is known. */
export type Verdict = 'held' | 'not held' | 'not applicable here' | 'not tried here';
export type Result = { verdict: Verdict; how: string };
/** By the id of the attack. */
export type Results = Record<string, Result>;
