'use client'

import { useState } from 'react'
import { errorWords } from './error-text'

/** Work on something of the server: whether it is under way, and its faults in words. */
export function useAttempt(onFault: (words: string) => void) {
  const [busy, setBusy] = useState(false)

  /** What the work gave; undefined when it failed. */
  async function attempt<T>(work: () => Promise<T>): Promise<T | undefined> {
    setBusy(true)
    try {
      return await work()
    } catch (error) {
      onFault(errorWords(error))
      return undefined
    } finally {
      setBusy(false)
    }
  }

  return { busy, attempt }
}
