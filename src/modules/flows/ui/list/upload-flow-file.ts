import { z } from 'zod'

const Flows = z.array(z.object({ id: z.string(), name: z.string() }))
const Refusal = z.object({ detail: z.union([z.string(), z.array(z.object({ msg: z.string() }))]) })

/** Sends a file to the import endpoint; a refusal comes back in words. */
export async function uploadFlowFile(file: File): Promise<{ flows: z.infer<typeof Flows> } | { problem: string }> {
  const body = new FormData()
  body.set('file', file)
  const response = await fetch('/api/v1/flows/upload/', { method: 'POST', body })
  const answer: unknown = await response.json().catch(() => undefined)
  if (response.ok) return { flows: Flows.parse(answer) }
  const refusal = Refusal.safeParse(answer)
  if (!refusal.success) return { problem: `${response.status} ${response.statusText}` }
  const { detail } = refusal.data
  return { problem: typeof detail === 'string' ? detail : detail.map((issue) => issue.msg).join('; ') }
}
