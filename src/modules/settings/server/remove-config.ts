import { AppError, notFound } from '@/contract/errors'
import { noteForAudit } from '@/platform/audit/audited'
import { isSettingKey } from '../contract/product-settings'
import { configRepository } from './config.repository'
import { configState } from './config-state'
import { findConfig } from './find-config'

/** Removes a setting of the operator's own. The product's stay: 409. */
export async function removeConfig({ config_id }: { config_id: number }): Promise<null> {
  const row = await findConfig(config_id)
  if (isSettingKey(row.config_key))
    throw new AppError('conflict', `"${row.config_key}" is one of the product's own settings and cannot be removed`, {
      hint: 'Give it another value, or reset it.',
    })
  if (!(await configRepository.remove(config_id))) throw notFound('Config')
  noteForAudit({ object: { type: 'config', ids: [config_id] }, before: configState(row) })
  return null
}
