import { z } from 'zod'

const Refusal = z.object({ detail: z.string() })

/** Downloads a flow in the form of another product. Throws with the server's words when that product has not its nodes. */
export async function exportFile(flow: { id: string }, format: 'dify' | 'langflow'): Promise<void> {
  const response = await fetch(`/api/v1/flows/${flow.id}/export?format=${format}`)
  if (!response.ok) {
    const refusal = Refusal.safeParse(await response.json().catch(() => undefined))
    throw new Error(refusal.success ? refusal.data.detail : `${response.status} ${response.statusText}`)
  }
  const disposition = response.headers.get('content-disposition') ?? ''
  const named = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1]
  const plain = /filename="([^"]+)"/i.exec(disposition)?.[1]
  const link = document.createElement('a')
  link.href = URL.createObjectURL(await response.blob())
  link.download = named ? decodeURIComponent(named) : (plain ?? (format === 'dify' ? 'flow.yml' : 'flow.json'))
  link.click()
  URL.revokeObjectURL(link.href)
}
