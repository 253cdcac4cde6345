import { METRICS_TYPE } from '#/lib/views/metrics.ts';
import { readMetrics } from '#/lib/views/read-metrics.ts';
import { createApi, file, route } from './define-route.ts';

export const metrics = createApi().openapi(
  route({
    method: 'get',
    path: '/metrics',
    right: 'service.look',
    tag: 'service',
    summary: 'How the service is, for Prometheus',
    description:
      'Figures of sessions, sign-ins, checks, messages and payments; names nobody but the accounts of the service.',
    answers: { 200: file('Text exposition format 0.0.4.', ['text/plain']) },
  }),
  async (c) => c.body(await readMetrics(c.var.ctx), 200, { 'content-type': METRICS_TYPE }),
);
