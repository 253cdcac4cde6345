/**
 * Prisma's schema engine as WebAssembly. It makes and applies migrations with no native binary, so nothing is
 * downloaded. Loaded by hand, because importing the package's own entry makes Node print an experimental-feature warning.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { SchemaEngine } from '@prisma/schema-engine-wasm';

type EngineClass = typeof SchemaEngine;
type EngineModule = { SchemaEngine: EngineClass; __wbg_set_wasm(instance: WebAssembly.Exports): void };

let loading: Promise<EngineClass> | undefined;

/** The engine's class, loaded once per process. */
export function loadSchemaEngine(): Promise<EngineClass> {
  loading ??= load();
  return loading;
}

async function load(): Promise<EngineClass> {
  catchPanics();
  const entry = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const bindings = (await import('@prisma/schema-engine-wasm/schema_engine_bg')) as unknown as EngineModule;
  const code = readFileSync(join(dirname(entry), 'schema_engine_bg.wasm'));
  const { instance } = await WebAssembly.instantiate(code, {
    './schema_engine_bg.js': bindings as unknown as WebAssembly.ModuleImports,
  });
  bindings.__wbg_set_wasm(instance.exports);
  const begin = instance.exports.__wbindgen_start;
  if (typeof begin === 'function') begin();
  return bindings.SchemaEngine;
}

/** Without this registry each panic of the engine reads "Cannot read properties of undefined". */
function catchPanics(): void {
  Object.assign(globalThis, {
    PRISMA_WASM_PANIC_REGISTRY: { set_message: (message: string) => console.error(`Schema engine: ${message}`) },
  });
}
