import type { Handler } from '@/engine/component'
import { dataListOf, tableOf } from '../table-of'
import { toRows } from '../to-rows'

export const doclingExportHandler: Handler = async (inputs) => {
  const rows = toRows(inputs.data_inputs)
  return { outputs: { data: dataListOf(rows), dataframe: tableOf(rows) } }
}
