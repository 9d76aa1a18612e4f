import { z } from 'zod'

/** Tells flows that are dragged inside the console from files and texts. */
const TYPE = 'application/x-millrace-flows'
const Ids = z.array(z.uuid()).min(1)

export function dragFlows(transfer: DataTransfer, flow_ids: readonly string[]): void {
  transfer.setData(TYPE, JSON.stringify(flow_ids))
  transfer.effectAllowed = 'move'
}

export const holdsFlows = (transfer: DataTransfer) => transfer.types.includes(TYPE)

/** Ids of the flows that were dropped; none when it was something else. */
export function droppedFlows(transfer: DataTransfer): string[] {
  try {
    return Ids.parse(JSON.parse(transfer.getData(TYPE)))
  } catch {
    return []
  }
}
