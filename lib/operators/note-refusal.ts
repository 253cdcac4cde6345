/**
 * What becomes of a sign-in that was refused: a line of the audit log, but not each of them, and an alarm when a person
 * has to wait from now on or when there are many.
 */
import type { Ctx } from '#/lib/context.ts';
import { after, DAY_MS, HOUR_MS } from '#/lib/platform/clock.ts';
import type { Db, Tx } from '#/lib/platform/db.ts';
import { recordAudit } from './audit.ts';
import { addOne } from './rates/store.ts';
import { noteSignIn, type OperatorRecord } from './store.ts';

/** What operators are alarmed of. `who`: an operator's e-mail or a token's name; null: nobody in particular. */
export type Intrusion = { what: 'locked_out' | 'many_refused' | 'token_in_address'; who: string | null; times: number };

/** Tells the operators, in the transaction of what happened. Handed in by the edge: notices are a neighbour of this room. */
export type TellIntrusion = (tx: Tx, intrusion: Intrusion & { at: Date }) => Promise<void>;

type Refused = {
  operator: Pick<OperatorRecord, 'id' | 'email'> | null;
  email: string;
  address: string | null;
  /** From now on somebody has to wait for this operator's next try. */
  waitsNow: boolean;
  tell?: TellIntrusion | undefined;
};

/** So many refused sign-ins within an hour, whoever's, are told of. */
export const MANY_REFUSED = 100;

/** A wrong password, an unknown e-mail, a disabled operator: the same statements for each of them. */
export async function noteRefusal(ctx: Pick<Ctx, 'db' | 'clock'>, refused: Refused): Promise<void> {
  const { operator, email, address, tell } = refused;
  await ctx.db.transaction(async (tx) => {
    const at = ctx.clock.now();
    await noteSignIn(tx, email, { failedAt: at });
    const { used: times } = await addOne(tx, `refused:${operator?.id ?? 'nobody'}`, at, after(at, -DAY_MS));
    if (isPowerOfTen(times))
      await recordAudit(tx, {
        actor: { kind: 'system', id: null, name: 'sign-in' },
        action: 'operator.sign_in_refused',
        subject: operator ? { kind: 'operator', id: operator.id } : null,
        detail: { email, address, times },
        at,
      });
    if (operator && refused.waitsNow) await tell?.(tx, { what: 'locked_out', who: operator.email, times, at });
    if (await isOneOfMany(tx, at)) await tell?.(tx, { ...MANY, at });
  });
}

/** A try that had to wait: counted for the alarm alone, for a stranger may have endlessly many of them. */
export async function noteThrottled(ctx: Pick<Ctx, 'db' | 'clock'>, tell: TellIntrusion | undefined): Promise<void> {
  const at = ctx.clock.now();
  const many = await isOneOfMany(ctx.db, at);
  if (many) await ctx.db.transaction(async (tx) => tell?.(tx, { ...MANY, at }));
}

const MANY = { what: 'many_refused', who: null, times: MANY_REFUSED } as const;

/** Counts a refusal. @returns whether it makes them many. */
async function isOneOfMany(db: Db | Tx, at: Date): Promise<boolean> {
  return (await addOne(db, 'refused:all', at, after(at, -HOUR_MS))).used === MANY_REFUSED;
}

/** The 1st, 10th, 100th … of a day. */
function isPowerOfTen(times: number): boolean {
  return /^10*$/.test(String(times));
}
