import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'

/**
 * Prisma's schema engine as WebAssembly, bound to one database: the native engine is a download, which fails on closed
 * networks. The package's own entry expects a bundler, so the module is instantiated here.
 *
 * @param {import('@prisma/driver-adapter-utils').SqlMigrationAwareDriverAdapterFactory} adapterFactory
 * @param {[string, string][]} [datamodels] pairs of file name and Prisma schema text
 * @returns {Promise<import('@prisma/schema-engine-wasm').SchemaEngine>} call `free()` when done
 */
export async function openSchemaEngine(adapterFactory, datamodels) {
  const { bindMigrationAwareSqlAdapterFactory } = await import('@prisma/driver-adapter-utils')
  const bindings = await import('@prisma/schema-engine-wasm/schema_engine_bg')
  await instantiate(bindings)
  const adapter = bindMigrationAwareSqlAdapterFactory(adapterFactory)
  return bindings.SchemaEngine.new({ datamodels }, () => {}, adapter)
}

let ready = false

/** @param {typeof import('@prisma/schema-engine-wasm/schema_engine_bg')} bindings */
async function instantiate(bindings) {
  if (ready) return
  const file = createRequire(import.meta.url)
    .resolve('@prisma/schema-engine-wasm/schema_engine_bg')
    .replace(/\.js$/, '.wasm')
  const imports = {
    './schema_engine_bg.js': /** @type {WebAssembly.ModuleImports} */ (/** @type {unknown} */ (bindings)),
  }
  const { instance } = await WebAssembly.instantiate(await readFile(file), imports)
  bindings.__wbg_set_wasm(instance.exports)
  const start = instance.exports.__wbindgen_start
  if (typeof start !== 'function') throw new Error(`${file} is not the schema engine this version expects.`)
  start()
  ready = true
}
