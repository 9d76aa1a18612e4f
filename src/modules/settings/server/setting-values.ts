import type { z } from 'zod'
import { env } from '@/env'
import { processSingleton } from '@/lib/process-singleton'
import { ShortMemory } from '@/lib/short-memory'
import { logger } from '@/platform/telemetry/logger'
import { productSettings, type SettingKey, type SettingValue, settingKeys } from '../contract/product-settings'
import { configRepository } from './config.repository'

/** How long another process may go on with the old value, in milliseconds. */
const MEMORY_MS = 900
const MiB = 1024 ** 2

const memory = processSingleton('product-settings', () => new ShortMemory<ReadonlyMap<string, string>>(MEMORY_MS, 1))

/** Defaults that the operator gives in the environment; a stored value counts more. */
const environment: Partial<Record<SettingKey, string>> = {
  'files.max_upload_mb': String(Math.min(100, Number((env.MILLRACE_MAX_UPLOAD_BYTES / MiB).toFixed(6)))),
  'public_flows.runs_per_minute': String(env.MILLRACE_PUBLIC_RUNS_PER_MINUTE),
}

interface Reader<V> {
  parse(text: string): V
  safeParse(text: string): { success: true; data: V } | { success: false; error: z.ZodError }
}

/** The catalogue once more, so that the compiler knows which value belongs to which key. */
const settings: { [K in SettingKey]: { schema: Reader<SettingValue<K>> } } = productSettings

export const defaultText = (key: SettingKey): string => environment[key] ?? productSettings[key].default_value

/** The value of one of the product's settings as it counts now. Cheap: it is looked up once a second at most. */
export async function readSetting<K extends SettingKey>(key: K): Promise<SettingValue<K>> {
  const stored = (await memory().recall('all', storedTexts)).get(key)
  const read = stored === undefined ? undefined : settings[key].schema.safeParse(stored)
  if (read?.success) return read.data
  // Written by another release, or behind the product's back.
  if (read)
    logger.warn({ key, expected: read.error.issues[0]?.message }, 'a stored setting is not valid: its default counts')
  return settings[key].schema.parse(defaultText(key))
}

async function storedTexts(): Promise<ReadonlyMap<string, string>> {
  const rows = await configRepository.withKeys(settingKeys)
  return new Map(rows.flatMap((row) => (row.config_value === null ? [] : [[row.config_key, row.config_value]])))
}

/** Makes a change of a setting; in this process it counts at once. */
export const changingSettings = <T>(change: PromiseLike<T>): Promise<T> => memory().forgetAfter(change)
