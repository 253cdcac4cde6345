import {
  BellRing,
  CircleCheck,
  CircleX,
  Coins,
  DatabaseBackup,
  HandHelping,
  KeyRound,
  Newspaper,
  ShieldAlert,
  Unplug,
  UserRoundCheck,
} from 'lucide-react';
import type { OperatorNotice } from '#/lib/outbox/schema.ts';
import type { StatusLook } from '../ui/status-badge.tsx';

export const NOTICE_LOOK: Record<OperatorNotice['kind'], Pick<StatusLook, 'icon' | 'meaning'>> = {
  code_needed: { icon: KeyRound, meaning: 'waiting' },
  code_reminder: { icon: KeyRound, meaning: 'waiting' },
  refreshed: { icon: CircleCheck, meaning: 'well' },
  recovered: { icon: CircleCheck, meaning: 'well' },
  refresh_failed: { icon: CircleX, meaning: 'trouble' },
  handed_in: { icon: UserRoundCheck, meaning: 'still' },
  security: { icon: ShieldAlert, meaning: 'waiting' },
  nothing_left: { icon: BellRing, meaning: 'trouble' },
  alarm: { icon: ShieldAlert, meaning: 'trouble' },
  check_given_up: { icon: CircleX, meaning: 'trouble' },
  contract_broken: { icon: Unplug, meaning: 'trouble' },
  contract_restored: { icon: CircleCheck, meaning: 'well' },
  money_differs: { icon: Coins, meaning: 'trouble' },
  backup_failed: { icon: DatabaseBackup, meaning: 'trouble' },
  intrusion: { icon: ShieldAlert, meaning: 'trouble' },
  access_asked: { icon: HandHelping, meaning: 'waiting' },
  digest: { icon: Newspaper, meaning: 'still' },
};
