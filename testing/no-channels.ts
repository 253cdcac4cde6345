import type { OperatorChannels } from '#/lib/context.ts';

/** Operators are told by the bell and in Telegram alone. */
export const NO_CHANNELS: OperatorChannels = { mail: false, emails: [], webhook: false, quiet: null };
