import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '#/scripts/paths.ts';
import { METRICS, writeMetrics } from './metrics.ts';

const read = (file: string) => readFileSync(join(ROOT, 'docs/monitoring', file), 'utf8');
const namesIn = (text: string) => new Set(text.match(/mutuals_[a-z_]+/g));

describe('the text for Prometheus', () => {
  it('names each metric with its help and type, also while there is nothing to say', () => {
    const text = writeMetrics([]);
    for (const name of Object.keys(METRICS))
      expect(text).toMatch(new RegExp(`# HELP ${name} .+\n# TYPE ${name} (gauge|counter)\n`));
  });

  it('writes labels as the format wants them, whatever stands in them', () => {
    const labels = { account: 'a"b\\c\nd', kind: 'list' };
    const text = writeMetrics([
      { name: 'mutuals_requests_total', labels, value: 12 },
      { name: 'mutuals_backup_age_seconds', labels: {}, value: null },
    ]);
    expect(text).toContain('\nmutuals_requests_total{account="a\\"b\\\\c\\nd",kind="list"} 12\n');
    expect(text).not.toMatch(/^mutuals_backup_age_seconds/m);
  });
});

describe('the board and the alerts', () => {
  it('show every metric, and none that is not told', () => {
    expect(namesIn(read('grafana.json'))).toEqual(new Set(Object.keys(METRICS)));
  });

  it('warn of metrics that are told', () => {
    for (const name of namesIn(read('alerts.yml'))) expect(Object.keys(METRICS)).toContain(name);
  });
});
