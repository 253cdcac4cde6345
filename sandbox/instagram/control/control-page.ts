export function controlPage(): string {
  return '';
}
