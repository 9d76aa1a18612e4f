import type { z } from 'zod'
import type { configOps } from '../contract/config.operations'
import { configRepository } from './config.repository'
import { configDto } from './settings.dto'
import { sift } from './sift'

/** The installation's settings, found and sorted by what is seen: defaults count as values. */
export async function readConfigs(input: z.infer<typeof configOps.read_configs.input>) {
  const rows = (await configRepository.list()).map(configDto)
  return sift(rows, ['config_key', 'config_name', 'config_value', 'note'], input)
}
