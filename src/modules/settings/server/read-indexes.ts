import type { z } from 'zod'
import type { dictionaryOps } from '../contract/dictionary.operations'
import { dictionaryRepository } from './dictionary.repository'
import { dictionaryDto } from './settings.dto'
import { sift } from './sift'

export async function readIndexes(input: z.infer<typeof dictionaryOps.read_indexes.input>) {
  const rows = (await dictionaryRepository.indexes()).map(dictionaryDto)
  return sift(rows, ['config_key', 'config_name', 'config_en_name', 'note'], input)
}
