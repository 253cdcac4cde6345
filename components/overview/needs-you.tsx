import { KeyRound, ShieldAlert, Smartphone } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { AccountView } from '#/lib/sessions/view.ts';
import type { ProblemCause } from '../accounts/problem.ts';
import { cn } from '../ui/class-names.ts';
import { type Meaning, TEXT_TONE } from '../ui/meaning.ts';
import { RelativeTime } from '../ui/relative-time.tsx';

export type Need = { id: string; username: string; since: Date; waiting: number; href: string } & (
  | { kind: 'code' | 'approval' }
  | { kind: 'account'; cause: ProblemCause; account: AccountView }
);

const LOOK: Record<Need['kind'], { icon: typeof KeyRound; meaning: Meaning }> = {
  code: { icon: KeyRound, meaning: 'waiting' },
  approval: { icon: Smartphone, meaning: 'waiting' },
  account: { icon: ShieldAlert, meaning: 'trouble' },
};

/** What waits for a person, with the button that solves it. */
export function NeedsYou({ needs, solve }: { needs: Need[]; solve: (need: Need) => ReactNode }) {
  const t = useTranslations('overview.needs');
  if (needs.length === 0) {
    return (
      <p className="flex items-center gap-2 text-ink-soft">
        <span aria-hidden="true" className="size-2 rounded-full bg-well-solid" />
        {t('nothing')}
      </p>
    );
  }
  return (
    <section aria-label={t('title')} className="overflow-clip rounded-lg border border-waiting-line bg-waiting-soft">
      <ul className="divide-y divide-waiting-line">
        {needs.map((need) => {
          const { icon: Icon, meaning } = LOOK[need.kind];
          return (
            <li
              key={need.id}
              className="flex flex-wrap items-center gap-x-4 gap-y-3 px-4 py-3 max-md:[&>:is(a,button)]:w-full"
            >
              <Icon aria-hidden="true" className={cn('size-5 shrink-0', TEXT_TONE[meaning])} />
              <p className="min-w-0 flex-1 basis-56 text-pretty">
                <span className="font-medium">
                  <Sentence need={need} />
                </span>{' '}
                <span className="text-ink-soft">
                  {need.waiting > 0 && <>{t('waiting', { count: need.waiting })} · </>}
                  <RelativeTime at={need.since} />
                </span>
              </p>
              {solve(need)}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Sentence({ need }: { need: Need }) {
  const t = useTranslations('overview.needs');
  const trouble = useTranslations('accounts.trouble');
  const { username } = need;
  return need.kind === 'account' ? trouble(need.cause, { username }) : t(need.kind, { username });
}
