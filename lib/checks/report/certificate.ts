import { z } from 'zod';

/** The parts of a stored certificate that the report shows; null while there is none. */
export const ReportCertificate = z
  .object({
    whole: z.boolean(),
    lists: z.array(z.object({ list: z.enum(['followers', 'following']), read: z.number().int().min(0) })),
  })
  .nullable();
