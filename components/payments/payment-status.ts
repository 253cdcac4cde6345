import { Ban, CircleCheck, CircleX, Clock, Undo2 } from 'lucide-react';
import type { PaymentView } from '#/lib/payments/view.ts';
import type { StatusLook } from '../ui/status-badge.tsx';

export const PAYMENT_STATUS: Record<PaymentView['status'], Pick<StatusLook, 'icon' | 'meaning'>> = {
  pending: { icon: Clock, meaning: 'waiting' },
  completed: { icon: CircleCheck, meaning: 'well' },
  refunding: { icon: Undo2, meaning: 'working' },
  refunded: { icon: Undo2, meaning: 'still' },
  cancelled: { icon: Ban, meaning: 'still' },
  failed: { icon: CircleX, meaning: 'trouble' },
};
