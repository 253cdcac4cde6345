import { publicPath, type Sight } from './sight.ts';

const MAX_LENGTH = 6_000;

/** The outline of an unknown page: tags, names, roles and captions. No digits, addresses, user names or `hide`. */
export function outlineOf(sight: Sight, hide: readonly string[]): string {
  const say = (text: string) => blot(text, hide);
  const lines = [
    `page ${sight.host}${publicPath(sight.path)}`,
    ...sight.headings.map((heading) => `heading "${say(heading)}"`),
    ...sight.alerts.map((alert) => `alert "${say(alert)}"`),
    ...sight.inputs.map(
      (input) => `input type=${input.type} name=${say(input.name) || '-'} label="${say(input.label)}"`,
    ),
    ...sight.controls.slice(0, 60).map((control) => {
      const role = control.path === null ? 'button' : 'link';
      const to = control.path === null ? '' : ` to=${publicPath(control.path)}`;
      return `${control.tag} role=${role}${to} "${say(control.text)}"${control.disabled ? ' disabled' : ''}`;
    }),
    ...sight.frames.map((frame) => `frame ${publicPath(frame)}`),
  ];
  return lines.join('\n').slice(0, MAX_LENGTH);
}

function blot(text: string, hide: readonly string[]): string {
  const hidden = hide.filter((value) => value.length > 1).reduce((said, value) => said.replaceAll(value, '…'), text);
  return hidden
    .replace(/\S+@\S+/g, '…')
    .replace(/\d+/g, '#')
    .slice(0, 100);
}
