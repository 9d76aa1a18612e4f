import { suspensionKey } from './run-host'
import type { LevelSnapshot, SuspendedAt } from './suspension'

/** The places of all forms that wait in a level and in the turns inside it, as `suspensionKey` writes them. */
export function waitingPlaces(level: LevelSnapshot, turns: SuspendedAt['turns'] = []): string[] {
  const here = Object.keys(level.waiting).map((node_id) => suspensionKey({ node_id, turns }))
  const inside = Object.entries(level.containers).flatMap(([node_id, kept]) =>
    Object.entries(kept).flatMap(([index, turn]) =>
      'paused' in turn ? waitingPlaces(turn.paused, [...turns, { node_id, index: Number(index) }]) : [],
    ),
  )
  return [...here, ...inside]
}
