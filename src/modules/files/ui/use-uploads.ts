'use client'

import { useRef, useState } from 'react'
import { api } from '@/client/console/api'
import { t } from '@/lib/messages/t'
import { byteText } from '@/modules/knowledge/ui/byte-text'
import { uploadFile } from './upload-file'

export interface Upload {
  id: number
  name: string
  size: number
  state: 'waiting' | 'sending' | 'done' | 'failed'
  /** How much is on its way, from 0 to 1. */
  part: number
  /** Why it was not taken. */
  problem?: string
}

interface Queued {
  id: number
  file: File
  abort: AbortController
}

let numbers = 0

/** Sends files one after the other and tells how far each is. */
export function useUploads(max_bytes: number | undefined) {
  const utils = api.useUtils()
  const [uploads, setUploads] = useState<readonly Upload[]>([])
  const queue = useRef<Queued[]>([])
  const aborts = useRef(new Map<number, AbortController>())
  const busy = useRef(false)

  const show = (id: number, change: Partial<Upload>) =>
    setUploads((before) => before.map((upload) => (upload.id === id ? { ...upload, ...change } : upload)))

  async function work() {
    if (busy.current) return
    busy.current = true
    for (let next = queue.current.shift(); next; next = queue.current.shift()) {
      const { id, file, abort } = next
      show(id, { state: 'sending' })
      const { problem } = await uploadFile(file, abort.signal, (part) => show(id, { part }))
      show(id, problem ? { state: 'failed', problem } : { state: 'done', part: 1 })
      aborts.current.delete(id)
      if (!problem) await utils.files.browse_files.invalidate()
    }
    busy.current = false
  }

  return {
    uploads,
    add(files: readonly File[]) {
      const fresh = files.map((file) => ({ id: ++numbers, file, abort: new AbortController() }))
      const tooLarge = (file: File) => max_bytes !== undefined && file.size > max_bytes
      setUploads((before) => [
        ...before.filter((upload) => upload.state !== 'done'),
        ...fresh.map(({ id, file }): Upload => {
          const upload = { id, name: file.name, size: file.size, part: 0 }
          // Said before it is sent for nothing.
          return tooLarge(file)
            ? { ...upload, state: 'failed', problem: t('files.too_large', { max: byteText(max_bytes ?? 0) }) }
            : { ...upload, state: 'waiting' }
        }),
      ])
      for (const one of fresh.filter(({ file }) => !tooLarge(file))) {
        aborts.current.set(one.id, one.abort)
        queue.current.push(one)
      }
      void work()
    },
    cancel: (id: number) => aborts.current.get(id)?.abort(),
    dismiss: () => setUploads((before) => before.filter(({ state }) => state === 'waiting' || state === 'sending')),
  }
}
