import { Ban, CheckCircle2, CircleDashed, CirclePause, XCircle } from 'lucide-react';
import type { CheckStatus } from '#/lib/checks/model.ts';
import type { CheckView } from '#/lib/checks/view.ts';
import type { StatusLook } from '../ui/status-badge.tsx';

export const CHECK_STATUS: Record<CheckStatus, StatusLook<CheckStatus>> = {
  queued: { icon: CircleDashed, meaning: 'working', word: 'queued' },
  running: { icon: 'spinner', meaning: 'working', word: 'running' },
  parked: { icon: CirclePause, meaning: 'waiting', word: 'parked' },
  completed: { icon: CheckCircle2, meaning: 'well', word: 'completed' },
  failed: { icon: XCircle, meaning: 'trouble', word: 'failed' },
  cancelled: { icon: Ban, meaning: 'still', word: 'cancelled' },
};

export function isOpen(check: Pick<CheckView, 'status'>): boolean {
  return check.status === 'queued' || check.status === 'running' || check.status === 'parked';
}

/** Not of a check that ended before its first page. */
export function showsReading(check: Pick<CheckView, 'status' | 'pages'>): boolean {
  return isOpen(check) || check.status === 'completed' || check.pages > 0;
}
