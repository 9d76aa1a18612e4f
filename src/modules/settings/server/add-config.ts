import type { z } from 'zod'
import type { UserActor } from '@/contract/actor'
import { AppError } from '@/contract/errors'
import { noteForAudit } from '@/platform/audit/audited'
import { isUniqueViolation } from '@/platform/db/prisma-errors'
import type { configOps } from '../contract/config.operations'
import { isSettingKey } from '../contract/product-settings'
import { configRepository } from './config.repository'
import { configState } from './config-state'
import { required } from './required'
import { configDto } from './settings.dto'

/** Adds a setting of the operator's own. A taken key is a conflict. */
export async function addConfig(actor: UserActor, input: z.infer<typeof configOps.add_config.input>) {
  const config_key = required(input.config_key, 'config_key')
  const config_name = required(input.config_name, 'config_name')
  if (isSettingKey(config_key))
    throw new AppError('conflict', `"${config_key}" is one of the product's own settings`, {
      hint: 'It is there already: change its value.',
    })
  const { user_id } = actor
  try {
    const row = await configRepository.create({
      config_key,
      config_name,
      config_value: input.config_value,
      note: input.note ?? null,
      c_uid: user_id,
      m_uid: user_id,
    })
    noteForAudit({ object: { type: 'config', ids: [row.id] }, after: configState(row) })
    return configDto(row)
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    throw new AppError('conflict', `A setting with the key "${config_key}" exists already`, {
      hint: 'Change it, or choose another key.',
    })
  }
}
