import { CircleCheck, Clock, Undo2 } from 'lucide-react';
import { useFormatter, useTranslations } from 'next-intl';
import type { PaymentStory } from '#/lib/payments/list-payments.ts';
import type { StatusLook } from '../ui/status-badge.tsx';
import { Timeline, TimelineStep } from '../ui/timeline.tsx';

type Look = Pick<StatusLook, 'icon' | 'meaning'>;
const KNOWN = ['pay', 'ask_refund', 'refuse_refund', 'refund', 'cancel', 'fail'] as const;
const LOOKS: Record<(typeof KNOWN)[number], Look> = {
  pay: { icon: CircleCheck, meaning: 'well' },
  ask_refund: { icon: Undo2, meaning: 'working' },
  refuse_refund: { icon: CircleCheck, meaning: 'waiting' },
  refund: { icon: Undo2, meaning: 'still' },
  cancel: { icon: Clock, meaning: 'still' },
  fail: { icon: Clock, meaning: 'trouble' },
};

type Props = { orderedAt: Date; credits: number; story: PaymentStory };

/** From the order on. What another system wrote, and is not known here, is left out. */
export function PaymentStoryView({ orderedAt, credits, story }: Props) {
  const word = (event: (typeof KNOWN)[number]) => (event === 'pay' && credits === 0 ? 'pay_nothing' : event);
  const t = useTranslations('money.story');
  const format = useFormatter();
  const steps = story.flatMap(({ event, ...step }) => {
    const known = KNOWN.find((name) => name === event);
    return known ? [{ ...step, event: known }] : [];
  });
  return (
    <Timeline label={t('title')}>
      <TimelineStep
        look={{ icon: Clock, meaning: 'still' }}
        title={t('events.order')}
        time={format.dateTime(orderedAt, 'moment')}
      />
      {steps.map(({ id, event, at, reason }) => (
        <TimelineStep
          key={id}
          look={LOOKS[event]}
          title={t(`events.${word(event)}`)}
          time={format.dateTime(at, 'moment')}
        >
          {reason}
        </TimelineStep>
      ))}
    </Timeline>
  );
}
