import {
  Ban,
  CircleCheck,
  CircleDashed,
  CirclePause,
  Hourglass,
  KeyRound,
  LogOut,
  Moon,
  ShieldAlert,
} from 'lucide-react';
import type { CauseOfDeath, SessionHealth } from '#/lib/sessions/model.ts';
import type { StatusLook } from '../ui/status-badge.tsx';

export const SESSION_HEALTH: Record<SessionHealth, StatusLook<SessionHealth>> = {
  active: { icon: CircleCheck, meaning: 'well', word: 'active' },
  resting: { icon: Hourglass, meaning: 'waiting', word: 'resting' },
  refreshing: { icon: 'spinner', meaning: 'working', word: 'refreshing' },
  code_wanted: { icon: KeyRound, meaning: 'waiting', word: 'code_wanted' },
  signed_out: { icon: LogOut, meaning: 'trouble', word: 'signed_out' },
  blocked: { icon: ShieldAlert, meaning: 'trouble', word: 'blocked' },
  suspended: { icon: Ban, meaning: 'trouble', word: 'suspended' },
  paused: { icon: CirclePause, meaning: 'still', word: 'paused' },
  retired: { icon: Moon, meaning: 'still', word: 'retired' },
};

export const GENERATION_LOOK: Record<'live' | CauseOfDeath, StatusLook<'live' | CauseOfDeath>> = {
  live: { icon: CircleCheck, meaning: 'well', word: 'live' },
  signed_out: { icon: LogOut, meaning: 'trouble', word: 'signed_out' },
  challenged: { icon: ShieldAlert, meaning: 'trouble', word: 'challenged' },
  warning: { icon: ShieldAlert, meaning: 'waiting', word: 'warning' },
  suspended: { icon: Ban, meaning: 'trouble', word: 'suspended' },
  wrong_identity: { icon: ShieldAlert, meaning: 'trouble', word: 'wrong_identity' },
  replaced: { icon: CircleDashed, meaning: 'still', word: 'replaced' },
  withdrawn: { icon: CircleDashed, meaning: 'still', word: 'withdrawn' },
};
