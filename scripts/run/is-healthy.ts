/** `node scripts/run/is-healthy.ts <address>`: ends with 0 when a server of this container answers 200 there. For Docker's health checks. */
import process from 'node:process';

const [address = ''] = process.argv.slice(2);

const healthy = await fetch(address, { signal: AbortSignal.timeout(3_000) }).then(
  ({ ok }) => ok,
  () => false,
);
process.exit(healthy ? 0 : 1);
