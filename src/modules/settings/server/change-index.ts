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

/** Adds a list. A taken key is a conflict. */
export async function addIndex({ user_id }: UserActor, input: z.infer<typeof dictionaryOps.add_index.input>) {
  const config_key = required(input.config_key, 'config_key')
  try {
    const row = await dictionaryRepository.addIndex({
      config_key,
      config_name: required(input.config_name, 'config_name'),
      config_en_name: required(input.config_en_name, 'config_en_name'),
      note: input.note,
      c_uid: user_id,
      m_uid: user_id,
    })
    noteForAudit({ object: { type: 'dictionary', ids: [row.config_id] }, after: entryState(row) })
    return dictionaryDto(row)
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    throw new AppError('conflict', `A list with the key "${config_key}" exists already`, {
      hint: 'Change it, or choose another key.',
    })
  }
}

/** Changes the names and the note of a list. */
export async function patchIndex({ user_id }: UserActor, input: z.infer<typeof dictionaryOps.patch_index.input>) {
  const before = await dictionaryRepository.index(input.index_id)
  const { config_name, config_en_name, note } = input
  const after =
    before &&
    (await dictionaryRepository.update(before.config_id, {
      ...(config_name == null ? {} : { config_name: required(config_name, 'config_name') }),
      ...(config_en_name == null ? {} : { config_en_name: required(config_en_name, 'config_en_name') }),
      ...(note === undefined ? {} : { note }),
      m_uid: user_id,
    }))
  if (!before || !after) throw notFound('Index')
  noteForAudit({
    object: { type: 'dictionary', ids: [after.config_id] },
    before: entryState(before),
    after: entryState(after),
  })
  return dictionaryDto(after)
}

/** Removes a list that has no items any more; one that has some is a conflict. */
export async function removeIndex({ index_id }: { index_id: number }): Promise<null> {
  const before = await dictionaryRepository.index(index_id)
  const items = before && (await dictionaryRepository.removeIndex(index_id))
  if (!before || items === undefined || items === null) throw notFound('Index')
  if (items > 0)
    throw new AppError(
      'conflict',
      items === 1 ? `"${before.config_key}" still has an item` : `"${before.config_key}" still has ${items} items`,
      { hint: 'Remove its items first.', details: { items } },
    )
  noteForAudit({ object: { type: 'dictionary', ids: [index_id] }, before: entryState(before) })
  return null
}
