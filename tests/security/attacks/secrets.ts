import { type Attack, inside, outside } from '../attack.ts';
import { storedSecretsStayStored } from '../outside/doors.ts';

/** F: what is sealed. */
export const SECRETS: readonly Attack[] = [
  {
    id: 'F44',
    tried: 'sealed values moved to another row, column or version, or changed in one bit',
    held: 'AES-256-GCM, a key for each value, bound to its place and version',
    proof: inside('lib/vault/vault.test.ts', 'refuses a value that was moved to %s'),
  },
  {
    id: 'F45',
    tried: 'secrets in logs, tables, jobs, hints, files, messages and pictures',
    held: 'never written; what is written is scrubbed',
    proof: inside(
      'tests/security/no-secret-leaks.test.ts',
      'gives no secret away in a story of sign-ins, codes, crashes and outages',
    ),
  },
  {
    id: 'F46',
    tried: 'reading back what the dashboard was given',
    held: 'no answer has a field for it; the web process has no key that opens',
    proof: outside(storedSecretsStayStored),
  },
  {
    id: 'F47',
    tried: 'the old key after a rotation',
    held: 'every value goes under the newest key while work goes on; the old one opens nothing',
    proof: inside('lib/vault/vault.db.test.ts', 'puts every value under the newest key; then the old key may go'),
  },
  {
    id: 'F48',
    tried: 'what a browser leaves when its worker is killed',
    held: 'it ends with its worker; the next attempt sweeps its files',
    proof: inside(
      'lib/instagram/browser/browser-life.browser.test.ts',
      'ends with its worker when that is killed, and the next attempt sweeps what is left',
    ),
  },
];
