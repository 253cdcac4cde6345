import { isSandbox, sandboxPorts } from '../settings/sandbox-settings.ts';

type Values = Record<string, string | undefined>;

export type SandboxAddresses = { instagram: string; telegram: string };

export type Addresses = {
  web: string;
  /** Null when it runs live. */
  sandbox: SandboxAddresses | null;
};

/** Where this machine reaches its Mutuals; `sandbox` is null when it runs live. */
export function addressesOf(settings: Values): Addresses {
  return {
    web: `http://${reachable(settings.HOST ?? '127.0.0.1')}:${Number(settings.PORT ?? 3000)}`,
    sandbox: isSandbox(settings) ? sandboxAddresses(settings) : null,
  };
}

/** The sandbox's addresses on this machine. */
export function sandboxAddresses(settings: Values): SandboxAddresses {
  const { instagram, telegram } = sandboxPorts(settings);
  return { instagram: `http://127.0.0.1:${instagram}`, telegram: `http://127.0.0.1:${telegram}` };
}

function reachable(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1';
  if (host === '::') return '[::1]';
  return host.includes(':') ? `[${host}]` : host;
}
