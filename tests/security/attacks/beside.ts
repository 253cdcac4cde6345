import { type Attack, inside, outside } from '../attack.ts';
import { ownersFormsAreTaken } from '../outside/actions.ts';
import {
  otherNamesOfTheHostSignNobodyIn,
  rightsAreTheSameAtEveryDoor,
  signsThatNoTextHoldsAreHarmless,
} from '../outside/doors.ts';

/** X: nine weaknesses that stood beside the checklist. */
export const BESIDE: readonly Attack[] = [
  {
    id: 'X1',
    tried: 'a sign-in page that leads to another host, which takes the password and asks for the code',
    held: 'nothing is typed and nobody is asked unless scheme and host are Instagram’s',
    proof: inside('lib/instagram/browser/whose-session.browser.test.ts', 'gets neither password nor code: by %s'),
  },
  {
    id: 'X2',
    tried: 'a page that breaks out of Chromium',
    held: 'under root it runs as a user of its own, with four names in its environment and in its sandbox; in Compose in a container of its own',
    proof: inside(
      'lib/instagram/browser/confinement.browser.test.ts',
      'could read neither the environment of the worker nor its files, whoever took it over',
    ),
  },
  {
    id: 'X3',
    tried: 'changing the audit log with the rights of a process',
    held: 'a role for each program; nobody may change, delete or empty what only grows',
    proof: inside(
      'scripts/database/roles.db.test.ts',
      'may do to every table exactly what the table of rights says, and never empty one',
    ),
  },
  {
    id: 'X4',
    tried: 'at the API what the dashboard refuses: credits by an operator',
    held: 'one table of rights, asked by the verbs',
    proof: outside(rightsAreTheSameAtEveryDoor),
  },
  {
    id: 'X5',
    tried: 'the session of another account',
    held: 'compared with its account by number before and after it is tried',
    proof: inside(
      'app/api/hand-in.db.test.ts',
      'refuses the session of another account with both names, and ends nobody’s',
    ),
  },
  {
    id: 'X6',
    tried: 'lifting a block by changing something else',
    held: 'only what cures the cause lifts it',
    proof: inside('app/api/hand-in.db.test.ts', 'leaves a block where it is when only the notes change'),
  },
  {
    id: 'X7',
    tried: 'U+0000 in a text, a sign-in under another name of the host, a `__Host-` cookie that outlives the sign-out',
    held: 'no fault of the server; `/api/auth` takes the configured origin alone; the cookie is taken away as it was set',
    proof: outside(signsThatNoTextHoldsAreHarmless, otherNamesOfTheHostSignNobodyIn),
  },
  {
    id: 'X8',
    tried: 'forms as a browser writes them, so that a refusal proves something',
    held: 'an owner’s form, written in the same way, is taken',
    proof: outside(ownersFormsAreTaken),
  },
  {
    id: 'X9',
    tried: 'passwords that are tried first, a person’s own e-mail among them',
    held: 'refused wherever one is set',
    proof: inside('lib/operators/guessable-password.test.ts', 'refuses what is tried first: %s'),
  },
];
