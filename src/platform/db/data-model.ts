import { z } from 'zod'
import { processSingleton } from '@/lib/process-singleton'
import { systemDb } from './system-db'

const RuntimeDataModel = z.object({
  models: z.record(
    z.string(),
    z.object({ fields: z.array(z.object({ name: z.string(), kind: z.string(), type: z.string() })) }),
  ),
})

export interface ModelShape {
  columns: ReadonlySet<string>
  /** Name of the relation field to the model it leads to. */
  relations: ReadonlyMap<string, string>
  /** Has a `tenant_id`: its rows stand behind the wall. */
  tenant_bound: boolean
}

/** The generated client's own description of the schema, so that no list of models is kept by hand. */
export const dataModel: () => ReadonlyMap<string, ModelShape> = processSingleton('data-model', () => {
  const { models } = RuntimeDataModel.parse(Reflect.get(systemDb(), '_runtimeDataModel'))
  return new Map(
    Object.entries(models).map(([name, { fields }]) => {
      const columns = new Set(fields.filter((field) => field.kind !== 'object').map((field) => field.name))
      const relations = new Map(fields.filter((f) => f.kind === 'object').map((field) => [field.name, field.type]))
      return [name, { columns, relations, tenant_bound: columns.has('tenant_id') }]
    }),
  )
})

/** @throws when the model does not exist */
export function modelShape(model: string): ModelShape {
  const shape = dataModel().get(model)
  if (!shape) throw new Error(`The database schema has no model ${model}.`)
  return shape
}
