/** `node scripts/run/is-healthy.ts <address>`: exits 0 when a server answers 200 there. */
import process from 'node:process';

const [address = ''] = process.argv.slice(2);

const healthy = await fetch(address, { signal: AbortSignal.timeout(3_000) }).then(
  ({ ok }) => ok,
  () => false,
);
process.exit(healthy ? 0 : 1);
