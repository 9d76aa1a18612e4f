import { notFound } from '@/contract/errors'
import type { Config } from '@/platform/db/generated/client'
import { configRepository } from './config.repository'

/** A config by its id; 404 when there is none. */
export async function findConfig(id: number): Promise<Config> {
  const row = await configRepository.find(id)
  if (!row) throw notFound('Config')
  return row
}
