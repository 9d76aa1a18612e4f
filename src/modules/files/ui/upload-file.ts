import { z } from 'zod'
import { t } from '@/lib/messages/t'

const Refusal = z.object({ detail: z.union([z.string(), z.array(z.object({ msg: z.string() }))]) })

/** Sends one file; `onProgress` hears how much of it is on its way, from 0 to 1. A refusal comes back in words. */
export function uploadFile(
  file: File,
  signal: AbortSignal,
  onProgress: (part: number) => void,
): Promise<{ problem?: string }> {
  return new Promise((resolve) => {
    // fetch() says nothing of how far an upload is.
    const request = new XMLHttpRequest()
    const body = new FormData()
    body.set('file', file)
    request.open('POST', '/api/v2/files/')
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total)
    }
    request.onload = () => resolve(request.status < 300 ? {} : { problem: refusalOf(request) })
    request.onerror = () => resolve({ problem: t('files.offline') })
    request.onabort = () => resolve({ problem: t('files.cancelled') })
    signal.addEventListener('abort', () => request.abort(), { once: true })
    if (signal.aborted) resolve({ problem: t('files.cancelled') })
    else request.send(body)
  })
}

function refusalOf(request: XMLHttpRequest): string {
  try {
    const { detail } = Refusal.parse(JSON.parse(request.responseText))
    return typeof detail === 'string' ? detail : detail.map((issue) => issue.msg).join('; ')
  } catch {
    return `${request.status} ${request.statusText}`
  }
}
