import { isSettingKey, type SettingKey, settingKeys } from '../contract/product-settings'
import { configRepository } from './config.repository'
import { defaultText } from './setting-values'
import { textOf } from './settings.dto'

/** The product's settings in the order of their catalogue. */
export async function listProductSettings() {
  const rows = await configRepository.withKeys(settingKeys)
  return rows
    .flatMap((row) => {
      const { id: config_id, config_key, m_uid, utime } = row
      if (!isSettingKey(config_key)) return []
      const config_value = textOf(row)
      const default_value = defaultText(config_key)
      const is_changed = config_value !== default_value
      return [{ config_id, config_key, config_value, default_value, is_changed, m_uid, utime: utime.toISOString() }]
    })
    .sort((a, b) => order(a.config_key) - order(b.config_key))
}

const order = (key: SettingKey) => settingKeys.indexOf(key)
