/** What an attack is given: where the installation is, and people of its own to play with. */
import type { Role } from '#/lib/operators/role.ts';
import type { Build } from './build.ts';

/** Somebody of the dashboard who is there for the attacks alone, and signed in. */
export type Person = {
  id: string;
  name: string;
  email: string;
  password: string;
  /** The value of the session's cookie. */
  cookie: string;
  /** The line that set it. */
  setCookie: string;
  /** Everything that the browser was given, as a `Cookie` header: whoever sends it has been here before. */
  jar: string;
};

export type Target = {
  /** Of the dashboard and the HTTP API, as operators' browsers see it; no slash at the end. */
  url: string;
  people: Record<Role, Person>;
  /** A customer of the bot, whom viewers must not see. */
  customer: { id: string; name: string };
  /** Tokens of the HTTP API. */
  tokens: Record<Role, string>;
  /** Somebody new: their session may be ended, their streams counted, their role taken away. */
  hire(role: Role): Promise<Person>;
  /** A token more, which may be ended. */
  issue(role: Role): Promise<{ id: string; secret: string }>;
  /** Nobody is made to wait for what was tried so far. */
  forgetTries(): Promise<void>;
  setRole(person: Person, role: Role): Promise<void>;
  keepOut(person: Person): Promise<void>;
  /** Null where this checkout's build is not the one that runs there. */
  build: Build | null;
  /** Of the web process; null where it does not run on this machine, or its number is not known. */
  webPid: number | null;
  /** Nobody's work is at stake: accounts and customers are invented. */
  isPlayground: boolean;
};

/** The attack cannot be tried on this installation; the message says why. */
export class NotHere extends Error {
  override readonly name = 'NotHere';
}

/** @throws {NotHere} when the names of pages and actions are not known. */
export function buildOf({ build }: Target): Build {
  if (build) return build;
  throw new NotHere('the build of this checkout is not the one that runs there');
}
