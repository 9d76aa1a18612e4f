'use client'

import { useState } from 'react'
import { toastError } from '@/ui/toast'
import { errorText } from './error-text'

/** Work on something of the server: whether it is under way, and its faults said in words under a title. */
export function useAttempt(failed: string) {
  const [busy, setBusy] = useState(false)

  /** What the work gave; undefined when it failed. */
  async function attempt<T>(work: () => Promise<T>): Promise<T | undefined> {
    setBusy(true)
    try {
      return await work()
    } catch (error) {
      const { title, hint } = errorText(error)
      toastError(failed, hint ? `${title}. ${hint}` : title)
      return undefined
    } finally {
      setBusy(false)
    }
  }

  return { busy, attempt }
}
