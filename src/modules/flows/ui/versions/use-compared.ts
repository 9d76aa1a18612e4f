'use client'

import { useAddressValue } from '@/client/console/use-address'
import type { Compared } from './compare-dialog'

const BETWEEN = '~'

/** Which two states are compared, kept in the address: `1.0~` is version 1.0 with the draft. */
export function useCompared(): [Compared | undefined, (compared: Compared | undefined) => void] {
  const [text, setText] = useAddressValue('compare')
  const [from = '', to = ''] = text.split(BETWEEN)
  const compared = text.includes(BETWEEN) ? { from: from || undefined, to: to || undefined } : undefined
  return [compared, (next) => setText(next ? `${next.from ?? ''}${BETWEEN}${next.to ?? ''}` : '')]
}
