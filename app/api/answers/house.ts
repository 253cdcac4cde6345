import { z } from 'zod';
import { PublishedTextView } from '#/lib/customers/texts/view.ts';
import { Maintenance } from '#/lib/settings/view.ts';

export const TextAnswer = z.object({ text: PublishedTextView.nullable() });
export const MaintenanceAnswer = z.object({ maintenance: Maintenance.nullable() });
