import type { z } from 'zod'
import type { UserActor } from '@/contract/actor'
import { AppError, notFound } from '@/contract/errors'
import { noteForAudit } from '@/platform/audit/audited'
import { isUniqueViolation } from '@/platform/db/prisma-errors'
import type { dictionaryOps } from '../contract/dictionary.operations'
import { dictionaryRepository } from './dictionary.repository'
import { entryState } from './entry-state'
import { required } from './required'
import { dictionaryDto } from './settings.dto'

/** Adds an item to a list. A key that the list has is a conflict. */
export async function addItem({ user_id }: UserActor, input: z.infer<typeof dictionaryOps.add_item.input>) {
  const config_key = required(input.config_key, 'config_key')
  try {
    const row = await dictionaryRepository.addItem(input.index_id, {
      config_key,
      config_name: required(input.config_name, 'config_name'),
      config_en_name: required(input.config_en_name, 'config_en_name'),
      config_value: input.config_value,
      key_order: input.key_order,
      note: input.note,
      c_uid: user_id,
      m_uid: user_id,
    })
    if (!row) throw notFound('Index')
    noteForAudit({ object: { type: 'dictionary', ids: [row.config_id] }, after: entryState(row) })
    return dictionaryDto(row)
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    throw new AppError('conflict', `The list has an item with the key "${config_key}" already`, {
      hint: 'Change it, or choose another key.',
    })
  }
}

/** Changes what was sent of an item. */
export async function patchItem({ user_id }: UserActor, input: z.infer<typeof dictionaryOps.patch_item.input>) {
  const before = await dictionaryRepository.item(input.item_id)
  const { config_name, config_en_name, config_value, key_order, note } = input
  const after =
    before &&
    (await dictionaryRepository.update(before.config_id, {
      ...(config_name == null ? {} : { config_name: required(config_name, 'config_name') }),
      ...(config_en_name == null ? {} : { config_en_name: required(config_en_name, 'config_en_name') }),
      ...(config_value == null ? {} : { config_value }),
      ...(key_order == null ? {} : { key_order }),
      ...(note === undefined ? {} : { note }),
      m_uid: user_id,
    }))
  if (!before || !after) throw notFound('Item')
  noteForAudit({
    object: { type: 'dictionary', ids: [after.config_id] },
    before: entryState(before),
    after: entryState(after),
  })
  return dictionaryDto(after)
}

export async function removeItem({ item_id }: { item_id: number }): Promise<null> {
  const before = await dictionaryRepository.item(item_id)
  if (!before || !(await dictionaryRepository.removeItem(item_id))) throw notFound('Item')
  noteForAudit({ object: { type: 'dictionary', ids: [item_id] }, before: entryState(before) })
  return null
}
