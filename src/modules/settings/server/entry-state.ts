import { looksSecret } from '@/lib/looks-secret'
import type { DictionaryEntry } from '@/platform/db/generated/client'

/** What the audit log keeps of a list or an item. */
export function entryState({
  config_key,
  config_name,
  config_en_name,
  key_order,
  config_value,
  note,
}: DictionaryEntry) {
  const state = { config_key, config_name, config_en_name, key_order, note }
  return looksSecret(config_key) ? state : { ...state, config_value }
}
