import type { Setting } from '#/lib/platform/settings/kinds.ts';
import type { SettingGroup } from '#/lib/platform/settings.ts';

const WIDTH = 100;

type Rendering = {
  groups: readonly SettingGroup[];
  heading: string;
  /** Generated; without one the line stays empty. */
  values?: Readonly<Record<string, string>>;
  without?: readonly string[];
};

/** A line where the default applies is commented out. */
export function renderEnv({ groups, heading, values = {}, without = [] }: Rendering): string {
  const blocks = groups.map(({ title, note, settings }) => {
    const shown = Object.values(settings).filter(({ name }) => !without.includes(name));
    const head = [comment(`── ${title}`), ...(note ? [comment(note)] : [])].join('\n');
    return [head, ...shown.map((setting) => `${comment(meaningOf(setting))}\n${line(setting, values)}`)].join('\n\n');
  });
  return `${[comment(heading), ...blocks].join('\n\n')}\n`;
}

/** And its sandbox value. */
export function meaningOf({ about, inSandbox }: Setting): string {
  return inSandbox === undefined ? about : `${about} In the sandbox: ${inSandbox}.`;
}

function line(setting: Setting, values: Readonly<Record<string, string>>): string {
  const { name, fresh, generated, default: usually, example } = setting;
  if (generated) return `${name}=${values[name] ?? ''}`;
  return fresh === undefined ? `# ${name}=${usually ?? example ?? ''}` : `${name}=${fresh}`;
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
