import { z } from 'zod'

const Stored = z.object({ id: z.string() })
const Refusal = z.object({ detail: z.union([z.string(), z.array(z.object({ msg: z.string() }))]) })

/** Keeps a file for the runs of its user; a refusal comes back in words. */
export async function uploadFile(file: File): Promise<{ id: string } | { problem: string }> {
  const body = new FormData()
  body.set('file', file)
  try {
    const response = await fetch('/api/v2/files/', { method: 'POST', body })
    const answer: unknown = await response.json().catch(() => undefined)
    const stored = Stored.safeParse(answer)
    if (response.ok && stored.success) return { id: stored.data.id }
    const refusal = Refusal.safeParse(answer)
    if (!refusal.success) return { problem: `${response.status} ${response.statusText}` }
    const { detail } = refusal.data
    return { problem: typeof detail === 'string' ? detail : detail.map((issue) => issue.msg).join('; ') }
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) }
  }
}
