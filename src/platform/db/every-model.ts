import { dataModel, type ModelShape } from './data-model'
import { isReferenceViolation } from './prisma-errors'
import { systemDb } from './system-db'

/** Deletes every row of a tenant except the tenant itself. Rows that others still name go in a later round. */
export async function deleteTenantRows(tenant_id: string): Promise<void> {
  let left = [...dataModel()].filter(([name, { tenant_bound }]) => tenant_bound && name !== 'Tenant')
  while (left.length > 0) {
    const later: typeof left = []
    for (const entry of left) if (!(await deleteRows(entry[0], tenant_id))) later.push(entry)
    if (later.length === left.length)
      throw new Error(`Rows of ${later.map(([name]) => name).join(', ')} name each other and cannot be deleted.`)
    left = later
  }
}

/** How many rows of each tenant-bound model say `user_id`, for the models that `which` chooses, and with what else it asks. */
export function countRowsOfUser(
  user_id: number,
  which: (model: string, shape: ModelShape) => Record<string, unknown> | undefined,
): Promise<{ model: string; count: number }[]> {
  const asked = [...dataModel()].flatMap(([model, shape]) => {
    const where = shape.tenant_bound && shape.columns.has('user_id') ? which(model, shape) : undefined
    return where ? [{ model, where: { ...where, user_id } }] : []
  })
  return Promise.all(
    asked.map(async ({ model, where }) => ({ model, count: Number(await run(model, 'count', where)) })),
  )
}

/** False when rows of another model still name some of them. */
async function deleteRows(model: string, tenant_id: string): Promise<boolean> {
  try {
    await run(model, 'deleteMany', { tenant_id })
    return true
  } catch (error) {
    if (isReferenceViolation(error)) return false
    throw error
  }
}

async function run(model: string, operation: 'count' | 'deleteMany', where: object): Promise<unknown> {
  const delegate: unknown = Reflect.get(systemDb(), `${model.charAt(0).toLowerCase()}${model.slice(1)}`)
  const work: unknown = typeof delegate === 'object' && delegate !== null ? Reflect.get(delegate, operation) : null
  if (typeof work !== 'function') throw new Error(`The database client has no model ${model}.`)
  return Reflect.apply(work, delegate, [{ where }])
}
