import type { z } from 'zod'
import { notFound } from '@/contract/errors'
import type { dictionaryOps } from '../contract/dictionary.operations'
import { dictionaryRepository } from './dictionary.repository'
import { dictionaryDto } from './settings.dto'
import { sift } from './sift'

/** The items of a list; 404 when there is no such list. */
export async function readItems(input: z.infer<typeof dictionaryOps.read_items_by_index.input>) {
  if (!(await dictionaryRepository.index(input.index_id))) throw notFound('Index')
  const rows = (await dictionaryRepository.items(input.index_id)).map(dictionaryDto)
  return sift(rows, ['config_key', 'config_name', 'config_en_name', 'config_value', 'note'], input)
}

/** What a select offers: the items of the list with this key, in their order. */
export async function readDictionaryList({ index_key }: z.infer<typeof dictionaryOps.read_dictionary_list.input>) {
  const index = await dictionaryRepository.indexByKey(index_key)
  if (!index) throw notFound('Index')
  const rows = (await dictionaryRepository.items(index.config_id)).map(dictionaryDto)
  const sorted = sift(rows, [], { sort_by: 'config_key', sort_order: 'asc' })
  return sift(sorted, [], { sort_by: 'key_order', sort_order: 'asc' })
}
