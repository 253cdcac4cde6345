/** Writes the settings as a text for people: `.env` of a new installation, and `.env.example`. Pure. */
import { GENERATED, type Setting, type SettingGroup } from './catalogue.ts';

const WIDTH = 100;

type Rendering = {
  groups: readonly SettingGroup[];
  /** The comment at the top. */
  heading: string;
  /** The generated values. Without one the line stays empty, as `.env.example` has it. */
  values?: Readonly<Record<string, string>>;
  /** Settings that this text leaves out. */
  without?: readonly string[];
};

/** Each setting with its meaning above it: `NAME=value` where it is in force, `# NAME=usual` where a usual value applies. */
export function renderEnv({ groups, heading, values = {}, without = [] }: Rendering): string {
  const blocks = groups.map(({ title, note, settings }) => {
    const shown = settings.filter(({ name }) => !without.includes(name));
    const head = [comment(`── ${title}`), ...(note ? [comment(note)] : [])].join('\n');
    return [head, ...shown.map((setting) => `${comment(setting.about)}\n${line(setting, values)}`)].join('\n\n');
  });
  return `${[comment(heading), ...blocks].join('\n\n')}\n`;
}

function line({ name, usual, fresh }: Setting, values: Readonly<Record<string, string>>): string {
  if (fresh === undefined) return `# ${name}=${usual ?? ''}`;
  return `${name}=${fresh === GENERATED ? (values[name] ?? '') : fresh}`;
}

function comment(text: string): string {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < WIDTH - 2) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.map((part) => `# ${part}`).join('\n');
}
