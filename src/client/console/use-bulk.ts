'use client'

import { useState } from 'react'
import { errorWords } from './error-text'

/** In one request: small enough that the reader sees it go on. */
const PACK = 50

type Results = readonly { id: number; fault: { message: string; hint: string | null } | null }[]

export interface BulkOutcome {
  done: number
  /** Those that were not done, and why. */
  faults: readonly { id: number; reason: string }[]
}

/**
 * Changes many things by an operation that takes ids and answers for each of them. `progress` tells how far it is while it
 * works; a pack that does not get an answer counts as not done, and the ones after it are left alone.
 */
export function useBulk() {
  const [progress, setProgress] = useState<{ done: number; all: number }>()

  async function run(ids: readonly number[], call: (pack: number[]) => Promise<Results>): Promise<BulkOutcome> {
    const faults: { id: number; reason: string }[] = []
    let answered = 0
    setProgress({ done: 0, all: ids.length })
    try {
      while (answered < ids.length) {
        const results = await call(ids.slice(answered, answered + PACK))
        for (const { id, fault } of results)
          if (fault) faults.push({ id, reason: fault.hint ? `${fault.message}. ${fault.hint}` : fault.message })
        answered = Math.min(answered + PACK, ids.length)
        setProgress({ done: answered, all: ids.length })
      }
    } catch (error) {
      const reason = errorWords(error)
      for (const id of ids.slice(answered)) faults.push({ id, reason })
    } finally {
      setProgress(undefined)
    }
    return { done: ids.length - faults.length, faults }
  }

  return { progress, run }
}
