import type { z } from 'zod';
import { Certificate, ListCertificate } from '../view.ts';

const ReportList = ListCertificate.pick({ list: true, read: true, setAside: true }).extend({
  declared: ListCertificate.shape.declared.exactOptional(),
  verdict: ListCertificate.shape.verdict.exactOptional(),
});

/** The parts of a stored certificate that the report shows; null while there is none. */
export const ReportCertificate = Certificate.omit({ issuedAt: true }).extend({ lists: ReportList.array() }).nullable();
export type ReportCertificate = z.output<typeof ReportCertificate>;
