import type { Ctx } from '#/lib/context.ts';
import { after, DAY_MS, HOUR_MS } from '#/lib/platform/clock.ts';
import type { Db, Tx } from '#/lib/platform/db.ts';
import { recordAudit } from './audit.ts';
import type { OperatorRecord } from './model.ts';
import { addOne } from './rates/store.ts';
import { noteSignIn } from './store.ts';

/** `who`: an e-mail or token's name; null: nobody in particular. */
export type Intrusion = { what: 'locked_out' | 'many_refused' | 'token_in_address'; who: string | null; times: number };

/** Tells operators in the transaction; from the edge, because notices are a neighbour. */
export type TellIntrusion = (tx: Tx, intrusion: Intrusion & { at: Date }) => Promise<void>;

type Refused = {
  operator: Pick<OperatorRecord, 'id' | 'email'> | null;
  email: string;
  address: string | null;
  /** Somebody must wait for this operator's next try. */
  waitsNow: boolean;
  tell?: TellIntrusion | undefined;
};

/** Within an hour, all together. */
export const MANY_REFUSED = 100;

/** Wrong password, unknown e-mail or disabled operator: the same statements. */
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

/** A try that had to wait: counted for the alarm only. */
export async function noteThrottled(ctx: Pick<Ctx, 'db' | 'clock'>, tell: TellIntrusion | undefined): Promise<void> {
  const at = ctx.clock.now();
  const many = await isOneOfMany(ctx.db, at);
  if (many) await ctx.db.transaction(async (tx) => tell?.(tx, { ...MANY, at }));
}

const MANY = { what: 'many_refused', who: null, times: MANY_REFUSED } as const;

/** @returns whether they are now many. */
async function isOneOfMany(db: Db | Tx, at: Date): Promise<boolean> {
  return (await addOne(db, 'refused:all', at, after(at, -HOUR_MS))).used === MANY_REFUSED;
}

function isPowerOfTen(times: number): boolean {
  return /^10*$/.test(String(times));
}
