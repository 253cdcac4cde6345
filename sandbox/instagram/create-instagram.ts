/** A local Instagram: the site's wire protocol, a settable world, a log of every request. Profiles come from a seed. */
import { createControl } from './control/control.ts';
import { listen } from './http/server.ts';
import type { RequestLog } from './state/request-log.ts';
import { createVerbs, type InstagramVerbs } from './state/verbs.ts';
import { createWorld } from './state/world.ts';

export type InstagramOptions = {
  seed?: string;
  /** 0 (the default) takes any free port. */
  port?: number;
  host?: string;
  /** PEM texts. With them the sandbox speaks HTTPS. */
  tls?: { key: string; cert: string };
  now?: () => Date;
  log?: (line: string) => void;
  /** Who may use the control API: this machine, or anyone (inside containers). */
  control?: 'loopback' | 'anyone';
};

export type InstagramSandbox = InstagramVerbs & {
  readonly origin: string;
  readonly requests: RequestLog;
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
};

/** Starts a sandbox. @throws {Error} the port is in use. */
export async function createInstagram(options: InstagramOptions = {}): Promise<InstagramSandbox> {
  const host = options.host ?? '127.0.0.1';
  const world = createWorld({
    seed: options.seed ?? 'mutuals',
    now: options.now ?? (() => new Date()),
    log: options.log ?? (() => undefined),
  });
  const verbs = createVerbs(world, host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host);
  const server = await listen(world, {
    port: options.port ?? 0,
    host,
    tls: options.tls,
    control: createControl(world, verbs, options.control ?? 'loopback'),
  });
  return {
    ...verbs,
    origin: server.origin,
    requests: world.requests,
    close: server.close,
    [Symbol.asyncDispose]: server.close,
  };
}
