import { looksSecret } from '@/lib/looks-secret'
import type { Config } from '@/platform/db/generated/client'
import { textOf } from './settings.dto'

/** What the audit log keeps of a config: not its value where the key says that it is a secret. */
export function configState(row: Config) {
  const { config_key, config_name, note } = row
  const state = { config_key, config_name, note }
  return looksSecret(config_key) || looksSecret(config_name) ? state : { ...state, config_value: textOf(row) }
}
