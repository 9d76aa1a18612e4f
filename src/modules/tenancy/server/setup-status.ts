import { readSetupToken } from '@/platform/data-dir/setup-token'
import { ownerRepository } from './owner.repository'

/** Whether the first visit has to create the owner, and whether the printed token is needed for that. */
export async function setupStatus() {
  const needs_owner = !(await ownerRepository.exists())
  return { needs_owner, needs_token: needs_owner && (await readSetupToken()) !== undefined }
}
