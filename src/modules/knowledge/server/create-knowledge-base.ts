import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import type { UserActor } from '@/contract/actor'
import { AppError } from '@/contract/errors'
import { assertMayPlace } from '@/modules/tenancy/server'
import { isUniqueViolation } from '@/platform/db/prisma-errors'
import { Retrieval } from '../contract/knowledge.schema'
import type { knowledgeBaseOps } from '../contract/knowledge-base.operations'
import { checkSettings } from './base-settings'
import { knowledgeBaseDto } from './knowledge.dto'
import { knowledgeBaseRepository } from './knowledge-base.repository'

/** Makes an empty base where the actor may make one. A taken name is a conflict. */
export async function createKnowledgeBase(
  actor: UserActor,
  {
    name,
    description,
    business_id,
    chunking,
    embedding = null,
    retrieval,
  }: z.infer<typeof knowledgeBaseOps.create_knowledge_base.input>,
) {
  await assertMayPlace(actor, { business_id }, 'knowledge:create', 'knowledge bases')
  const settings = {
    name,
    description,
    business_id,
    chunking,
    embedding,
    encrypted_api_key: null,
    retrieval: retrieval ?? Retrieval.parse({ mode: embedding ? 'hybrid' : 'full_text' }),
  }
  checkSettings(settings.embedding, settings.retrieval)
  try {
    const base = await knowledgeBaseRepository.create(actor.tenant_id, randomUUID(), actor.user_id, settings)
    return knowledgeBaseDto(base, [])
  } catch (error) {
    throw nameTaken(error, name)
  }
}

/** A clash of names in words; any other fault as it was. */
export function nameTaken(error: unknown, name: string): unknown {
  if (!isUniqueViolation(error)) return error
  return new AppError('conflict', `A knowledge base named "${name}" exists already`, {
    hint: 'Choose another name.',
    issues: [{ loc: ['body', 'name'], msg: 'is taken', type: 'conflict' }],
  })
}
