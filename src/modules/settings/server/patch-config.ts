import type { z } from 'zod'
import type { UserActor } from '@/contract/actor'
import { AppError, notFound } from '@/contract/errors'
import { noteForAudit } from '@/platform/audit/audited'
import type { Config } from '@/platform/db/generated/client'
import type { configOps } from '../contract/config.operations'
import { isSettingKey, productSettings } from '../contract/product-settings'
import { configRepository } from './config.repository'
import { configState } from './config-state'
import { findConfig } from './find-config'
import { required } from './required'
import { changingSettings } from './setting-values'
import { configDto } from './settings.dto'

/** Changes what was sent. The value of one of the product's settings has to be one that it understands: 422 otherwise. */
export async function patchConfig(actor: UserActor, input: z.infer<typeof configOps.patch_config.input>) {
  const before = await findConfig(input.config_id)
  const { config_name, config_value, note } = input
  return changeConfig(actor, before, {
    ...(config_name == null ? {} : { config_name: required(config_name, 'config_name') }),
    ...(config_value == null ? {} : { config_value: checkedValue(before.config_key, config_value) }),
    ...(note === undefined ? {} : { note }),
  })
}

/** Gives a product setting its default again. What is no setting of the product has none: 409. */
export async function resetConfig(actor: UserActor, { config_id }: { config_id: number }) {
  const before = await findConfig(config_id)
  if (!isSettingKey(before.config_key))
    throw new AppError('conflict', `"${before.config_key}" has no default`, {
      hint: 'Only settings of the product have one.',
    })
  return changeConfig(actor, before, { config_value: null })
}

async function changeConfig(
  { user_id }: UserActor,
  before: Config,
  data: { config_name?: string; config_value?: string | null; note?: string | null },
) {
  const after = await changingSettings(configRepository.update(before.id, { ...data, m_uid: user_id }))
  if (!after) throw notFound('Config')
  noteForAudit({
    object: { type: 'config', ids: [after.id] },
    before: configState(before),
    after: configState(after),
  })
  return configDto(after)
}

function checkedValue(key: string, value: string): string {
  if (!isSettingKey(key)) return value
  const { error } = productSettings[key].schema.safeParse(value)
  if (!error) return value.trim()
  const msg = error.issues[0]?.message ?? 'is not valid'
  throw new AppError('invalid_input', `The value of "${key}" ${msg}`, {
    issues: [{ loc: ['body', 'config_value'], msg, type: 'value_error' }],
  })
}
