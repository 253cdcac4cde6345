/** Each process reads only what it needs. */
import { optional, type Program, type Setting } from './settings/kinds.ts';
import { SETTINGS, type ValuesFor } from './settings.ts';
import { withFiles } from './settings-in-files.ts';

/** The programs, a command-line tool, and whoever looks after all keys. */
type Processes = { [P in Program as P extends 'deploy' ? 'tool' : P]: ValuesFor<P> } & {
  keys: ValuesFor<'worker'> & { factorKey?: string | undefined };
};
export type ProcessName = keyof Processes;
export type Env<P extends ProcessName = 'tool'> = Processes[P];

function settingsOf(process_: ProcessName): [key: string, Setting][] {
  if (process_ === 'keys')
    return [...settingsOf('worker'), ['factorKey', optional(SETTINGS.factorKey, SETTINGS.factorKey.about)]];
  const program: Program = process_ === 'tool' ? 'deploy' : process_;
  return Object.entries<Setting>(SETTINGS).filter(([, { goesTo }]) => goesTo.includes(program));
}

/** One plain sentence per wrong setting. */
export class BadSettings extends Error {
  readonly sentences: string[];
  constructor(sentences: string[]) {
    super(sentences.join('\n'));
    this.name = 'BadSettings';
    this.sentences = sentences;
  }
}

/** The settings of one process. @throws {BadSettings} names each wrong or missing one, never its value. */
export function readEnv<P extends ProcessName>(process_: P, source: NodeJS.ProcessEnv = process.env): Env<P> {
  const settings = settingsOf(process_);
  const names = settings.map(([, { name }]) => name);
  const { values, sentences } = withFiles(source, names);
  if (sentences.length > 0) throw new BadSettings(sentences);

  const read: Record<string, unknown> = {};
  for (const [key, { name, needs, schema }] of settings) {
    const parsed = schema.safeParse(values[name]);
    if (parsed.success) read[key] = parsed.data;
    else sentences.push(...parsed.error.issues.map(({ message }) => sentenceOf(name, message, values[name])));
    if (parsed.success && !isSet(parsed.data)) continue;
    const missed = [needs ?? []].flat().filter((other) => names.includes(other) && !values[other]);
    sentences.push(...missed.map((other) => sentenceOf(other, `it is needed because ${name} is set`)));
  }
  if (sentences.length > 0) throw new BadSettings(sentences);
  return read as Env<P>;
}

function sentenceOf(name: string, message: string, value?: string): string {
  return `${name} is not ${value ? 'usable' : 'set'}: ${message}.`;
}

function isSet(value: unknown): boolean {
  return value !== undefined && !(Array.isArray(value) && value.length === 0);
}
