/**
 * `node scripts/run/is-healthy.ts <port> <path>`: exits 0 when this container answers 200, for Docker's health checks.
 */
import process from 'node:process';

const [port, path] = process.argv.slice(2);

const healthy = await fetch(`http://127.0.0.1:${port}${path}`, { signal: AbortSignal.timeout(3_000) }).then(
  ({ ok }) => ok,
  () => false,
);
process.exit(healthy ? 0 : 1);
