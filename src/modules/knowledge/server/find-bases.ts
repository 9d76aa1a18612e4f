import { z } from 'zod'
import { EngineError } from '@/engine/errors'
import type { KnowledgeBase } from './knowledge-base'
import { knowledgeBaseRepository } from './knowledge-base.repository'

/** The bases that ids or names mean, each once. Throws `EngineError` `knowledge_missing` for the first that is not there. */
export async function findBases(tenant_id: string, wanted: readonly string[]): Promise<KnowledgeBase[]> {
  const ids = wanted.filter((word) => z.uuid().safeParse(word).success)
  const rows = await knowledgeBaseRepository.named(tenant_id, ids, [...wanted])
  const found = new Map<string, KnowledgeBase>()
  for (const word of wanted) {
    const base = rows.find((row) => row.id === word.toLowerCase()) ?? rows.find((row) => row.name === word)
    if (!base)
      throw new EngineError('knowledge_missing', `There is no knowledge base "${word}".`, {
        hint: 'Create it under Knowledge, or choose one that is there.',
      })
    found.set(base.id, base)
  }
  return [...found.values()]
}
