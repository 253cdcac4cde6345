/** A real database, a clock that is set by hand, and people to sign in. */

import { admitOperatorSession } from '#/lib/operators/admit-operator-session.ts';
import { listAudit, SYSTEM } from '#/lib/operators/audit.ts';
import { createOperator } from '#/lib/operators/create-operator.ts';
import type { SignInFrom } from '#/lib/operators/open-session.ts';
import type { Right } from '#/lib/operators/rights.ts';
import type { Role } from '#/lib/operators/role.ts';
import { signInOperator } from '#/lib/operators/sign-in-operator.ts';
import type { OperatorView } from '#/lib/operators/view.ts';
import type { DomainError } from '#/lib/platform/errors.ts';
import { createFactorVault, generateFactorKey } from '#/lib/vault/factor-vault.ts';
import { createDatabase } from '../database/database.ts';

export const PASSWORD = 'correct horse battery';

/** Something that needs just this role. */
export const NEEDS = {
  viewer: 'service.look',
  operator: 'account.pause',
  owner: 'token.list',
} as const satisfies Record<Role, Right>;

/** The error's code, or `ok`. */
export const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'ok',
    (error: DomainError) => error.code,
  );

export async function createStaff() {
  const { db, close } = await createDatabase();
  let nowMs = Date.parse('2026-11-23T12:00:00Z');
  let people = 0;
  const clock = { now: () => new Date(nowMs), sleep: async () => {} };
  const ctx = { db, clock, factors: createFactorVault(generateFactorKey()) };

  return {
    ctx,
    close,
    now: () => nowMs,
    pass(ms: number) {
      nowMs += ms;
    },
    async clear() {
      await db.operator.deleteMany();
      await db.auditEntry.deleteMany();
      await db.signInThrottle.deleteMany();
      await db.rateCount.deleteMany();
    },
    hire(role: Role = 'operator'): Promise<OperatorView> {
      people += 1;
      const email = `ada${people}@example.org`;
      return createOperator(ctx, { email, name: 'Ada', role, password: PASSWORD, language: 'en', by: SYSTEM });
    },
    async signIn(
      operator: { email: string },
      password = PASSWORD,
      address: string | null = '10.0.0.1',
      more: Pick<SignInFrom, 'device' | 'tell' | 'replacesSessionId'> = {},
    ) {
      const from = { address, userAgent: 'Firefox', ...more };
      const signedIn = await signInOperator(ctx, { email: operator.email, password, ...from });
      if (signedIn.pending !== undefined) throw new Error('this person has a second factor');
      return signedIn;
    },
    admit: (sessionId: string, role: Role = 'viewer', quiet = false) =>
      admitOperatorSession(ctx, { sessionId, right: NEEDS[role], quiet }),
    actions: async () => (await listAudit(ctx)).rows.map(({ action }) => action),
  };
}
