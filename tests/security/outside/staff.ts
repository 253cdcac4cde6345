import type { Role } from '#/lib/security/role.ts';

/** How an attack comes by people and tokens of its own, and how they go again. */
export type Staff = {
  /** @returns the id of the person. */
  add(person: { email: string; name: string; password: string; role: Role }): Promise<string>;
  issue(name: string, role: Role): Promise<{ id: string; secret: string }>;
  setRole(id: string, role: Role): Promise<void>;
  keepOut(id: string): Promise<void>;
  /** Takes back everybody and everything that was made here. */
  leave(): Promise<void>;
};
