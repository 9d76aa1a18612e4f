import type { Config, DictionaryEntry } from '@/platform/db/generated/client'
import { isSettingKey } from '../contract/product-settings'
import { defaultText } from './setting-values'

/** The value of a config as text: a setting that nobody changed has its default. */
export const textOf = ({ config_key, config_value }: Config): string =>
  config_value ?? (isSettingKey(config_key) ? defaultText(config_key) : '')

export function configDto(row: Config) {
  const { ctime, utime, ...rest } = row
  return { ...rest, config_value: textOf(row), ctime: ctime.toISOString(), utime: utime.toISOString() }
}

export function dictionaryDto({ ctime, utime, ...rest }: DictionaryEntry) {
  return { ...rest, ctime: ctime.toISOString(), utime: utime.toISOString() }
}
