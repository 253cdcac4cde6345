import type { Ctx } from '#/lib/context.ts';
import type { InstagramSandbox } from '#/sandbox/instagram/create-instagram.ts';

export type Flaw = 'failed' | 'unequal' | 'double_charge';

/** Its end, its lists against the sandbox's truth, its money. */
export async function flawsOf(
  ctx: Pick<Ctx, 'db'>,
  instagram: InstagramSandbox,
  checkId: string,
): Promise<{ flaws: Flaw[]; told: string }> {
  const check = await ctx.db.check.findUniqueOrThrow({ where: { id: checkId }, include: { ledger: true } });
  const whole = isWhole(check.certificate);
  const flaws: Flaw[] = [];
  if (check.status !== 'completed' || !whole) flaws.push('failed');
  else {
    const truth = instagram.truth(check.targetUsername);
    const same =
      (await isList(ctx, checkId, 'followers', truth.followers)) &&
      (await isList(ctx, checkId, 'following', truth.following)) &&
      check.notMutualCount === truth.notFollowingBack.length;
    if (!same) flaws.push('unequal');
  }
  const kinds = check.ledger.map(({ kind }) => kind).sort();
  const expected = whole ? 'capture,reserve' : 'release,reserve';
  if (kinds.join() !== expected) flaws.push('double_charge');
  const told = `@${check.targetUsername} ${check.status} ${check.failure ?? ''} ${kinds.join()}`;
  return { flaws, told: flaws.length === 0 ? told : `${told}; ${await storyOf(ctx, checkId)}` };
}

async function storyOf({ db }: Pick<Ctx, 'db'>, checkId: string): Promise<string> {
  const check = await db.check.findUniqueOrThrow({ where: { id: checkId }, include: { moves: true } });
  const pages = await db.checkPage.findMany({
    where: { checkId },
    orderBy: [{ list: 'asc' }, { walk: 'asc' }, { sequence: 'asc' }],
  });
  const walks = Map.groupBy(pages, ({ list, walk, dialect }) => `${list} walk ${walk} ${dialect}`);
  const sizes = [...walks].map(([walk, read]) => `${walk}: ${read.map(({ userIds }) => userIds.length).join(' ')}`);
  const moves = check.moves.map(({ event, reason }) => `${event}(${reason ?? ''})`).join(' ');
  return [JSON.stringify(check.certificate), ...sizes, moves].join('; ');
}

async function isList(
  { db }: Pick<Ctx, 'db'>,
  checkId: string,
  list: 'followers' | 'following',
  truth: readonly bigint[],
): Promise<boolean> {
  const rows = await db.$queryRaw<{ id: bigint }[]>`
    select distinct u as id from check_pages p, unnest(p.user_ids) u
    where p.check_id = ${checkId}::uuid and p.list = ${list}::"ListName" order by 1`;
  return rows.length === truth.length && rows.every(({ id }, index) => id === truth[index]);
}

function isWhole(certificate: unknown): boolean {
  return (
    typeof certificate === 'object' && certificate !== null && 'whole' in certificate && certificate.whole === true
  );
}
