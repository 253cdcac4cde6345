import type { Attack } from './attack.ts';

const HEAD = ['| | what is tried | how it is held | test |', '| --- | --- | --- | --- |'];

/** The table of docs/security.md. */
export function renderTable(attacks: readonly Attack[]): string {
  return [...HEAD, ...attacks.map(row)].join('\n');
}

function row(attack: Attack): string {
  const { id, tried, held, open, absent } = attack;
  const how = open ? `**not held yet**: ${open}` : absent ? `not there: ${held}` : held;
  return `| ${[id, tried, how, whereOf(attack)].map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

/** Where the proof is, for people: `tests/security/attacks.spec.ts` names each test after its attack. */
export function whereOf({ id, proof }: Attack): string {
  if (proof.from === 'inside') return `\`${proof.file}\`: ${proof.title.replace(/:? ?%s$/, '')}`;
  return proof.from === 'outside' ? `\`npm run attack\`, ${id}` : '–';
}
