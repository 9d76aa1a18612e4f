import type { Handler } from '@/engine/component'
import { textsInput } from '../read-inputs'
import { dataListOf, tableOf } from '../table-of'

export const createListHandler: Handler = async (inputs) => {
  const rows = textsInput(inputs, 'texts').map((text) => ({ text }))
  return { outputs: { list: dataListOf(rows), dataframe: tableOf(rows) } }
}
