import { Ban, CircleCheck, PencilLine } from 'lucide-react';
import type { BroadcastView } from '#/lib/broadcasts/view.ts';
import type { StatusLook } from '../ui/status-badge.tsx';

export const BROADCAST_STATUS: Record<BroadcastView['status'], Pick<StatusLook, 'icon' | 'meaning'>> = {
  draft: { icon: PencilLine, meaning: 'waiting' },
  sending: { icon: 'spinner', meaning: 'working' },
  done: { icon: CircleCheck, meaning: 'well' },
  stopped: { icon: Ban, meaning: 'still' },
};
