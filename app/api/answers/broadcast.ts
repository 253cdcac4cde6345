import { z } from 'zod';
import { BroadcastView } from '#/lib/broadcasts/view.ts';

export const BroadcastAnswer = BroadcastView.meta({ id: 'Broadcast' });
export const BroadcastListAnswer = z.object({ broadcasts: z.array(BroadcastAnswer) });
