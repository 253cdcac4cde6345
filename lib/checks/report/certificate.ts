import { z } from 'zod';
import { ListName } from '#/lib/platform/enums.ts';

/** The parts of a stored certificate that the report shows; null while there is none. */
export const ReportCertificate = z
  .object({
    whole: z.boolean(),
    tolerancePercent: z.number().optional(),
    lists: z.array(
      z.object({
        list: z.enum(ListName),
        declared: z.number().int().nullish(),
        read: z.number().int().min(0),
        setAside: z.number().int().min(0).optional(),
      }),
    ),
  })
  .nullable();
