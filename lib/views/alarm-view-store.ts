import type { Db } from '#/lib/platform/db.ts';

export type UntoldAction = {
  id: string;
  action: string;
  by: string;
  detail: unknown;
  subject: string;
  person: string | null;
};

/** Since then, by people, with no line of the bell; newest first. */
export function untoldRows(db: Db, input: { actions: readonly string[]; since: Date; product: string }) {
  return db.$queryRaw<UntoldAction[]>`
    select a.id, a.deed as action, a.actor_name as by, a.detail,
           coalesce(o.name, t.name, '@' || c.username, a.subject_id, '–') as subject, o.id::text as person
    from audit_entries a
    left join operators o on a.subject_kind = 'operator' and o.id::text = a.subject_id
    left join api_tokens t on a.subject_kind = 'token' and t.id::text = a.subject_id
    left join accounts c on a.subject_kind = 'account' and c.id::text = a.subject_id
    where a.at > ${input.since} and a.deed = any(${[...input.actions]})
      and not (a.actor_kind = 'system' and a.actor_name = ${input.product})
      and not exists (select 1 from notices n where n.dedupe_key = 'security:' || a.id || ':dashboard')
    order by a.at desc limit 500`;
}
