import { z } from 'zod'
import { t } from '@/lib/messages/t'

const Refusal = z.object({ detail: z.union([z.string(), z.array(z.object({ msg: z.string() }))]) })

/** Sends one file to a base; a refusal comes back in words. */
export async function uploadDocument(knowledge_base_id: string, file: File): Promise<{ problem?: string }> {
  const body = new FormData()
  body.set('file', file)
  try {
    const response = await fetch(`/api/v1/knowledge_bases/${knowledge_base_id}/documents/upload`, {
      method: 'POST',
      body,
    })
    if (response.ok) return {}
    const refusal = Refusal.safeParse(await response.json().catch(() => undefined))
    if (!refusal.success) return { problem: `${response.status} ${response.statusText}` }
    const { detail } = refusal.data
    return { problem: typeof detail === 'string' ? detail : detail.map((issue) => issue.msg).join('; ') }
  } catch {
    return { problem: t('documents.offline') }
  }
}
