import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { z } from 'zod'
import { buildComponentCatalog } from '@/formats/langflow/catalog'
import { ComponentTemplate, type catalogOps } from '../contract/catalog.operations'

type Catalog = z.infer<typeof catalogOps.get_all.output>

let catalog: Catalog | undefined
let packed: Promise<Buffer> | undefined

/** Every component by category and name. It changes only with the release, so it is made once. */
export function getAll(): Catalog {
  catalog ??= Object.fromEntries(
    Object.entries(buildComponentCatalog()).map(([category, components]) => [
      category,
      Object.fromEntries(Object.entries(components).map(([name, one]) => [name, ComponentTemplate.parse(one)])),
    ]),
  )
  return catalog
}

/** The same as gzip. */
export function getAllPacked(): Promise<Buffer> {
  packed ??= promisify(gzip)(JSON.stringify(getAll()))
  return packed
}
