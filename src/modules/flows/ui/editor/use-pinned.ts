'use client'

import { useCallback, useState } from 'react'
import { t } from '@/lib/messages/t'
import { toastError } from '@/ui/toast'
import { type PinnedNode, PinnedOutputs } from '../canvas/model/pinned'

const key = (flow_id: string) => `millrace.pinned.${flow_id}`

/**
 * Outputs that stand in for those of nodes while one builds. They stay in this browser, not in the flow: what nodes gave
 * may hold what people wrote, and a flow goes out into versions, exports and public pages. So no file carries them
 * either, and another product's reader has nothing to stumble over.
 */
export function usePinned(flow_id: string) {
  const [pinned, setPinned] = useState<PinnedOutputs>(() => read(flow_id))
  const pin = useCallback(
    (node_id: string, outputs: PinnedNode | undefined) => {
      const { [node_id]: _before, ...others } = pinned
      const next = outputs === undefined ? others : { ...others, [node_id]: outputs }
      try {
        if (Object.keys(next).length === 0) localStorage.removeItem(key(flow_id))
        else localStorage.setItem(key(flow_id), JSON.stringify(next))
      } catch {
        // Full storage: pinned now and gone at the next visit would be worse than not pinned.
        toastError(t('pin.too_large'))
        return
      }
      setPinned(next)
    },
    [flow_id, pinned],
  )
  return { pinned, pin }
}

function read(flow_id: string): PinnedOutputs {
  try {
    return PinnedOutputs.catch({}).parse(JSON.parse(localStorage.getItem(key(flow_id)) ?? '{}'))
  } catch {
    return {}
  }
}
