import type { Level } from './level'
import { isLive } from './live-value'
import type { LevelSnapshot } from './suspension'

/**
 * Where a level stands, as plain JSON. Nodes that gave live things (tools, models with their keys) are left out: they are
 * run again when the run goes on, which costs nothing and keeps keys out of what is stored.
 */
export function levelSnapshot(level: Level): LevelSnapshot {
  const snapshot: LevelSnapshot = {
    done: {},
    locals: level.locals,
    broke: level.broke,
    waiting: Object.fromEntries(level.waiting),
    containers: {},
    said: level.responders?.said() ?? {},
  }
  for (const planned of level.plan.nodes) {
    const outputs = level.results[planned.index]
    if (!outputs || Object.values(outputs).some(isLive)) continue
    const taken = level.taken.get(planned.index)
    snapshot.done[planned.node.id] = { outputs, ...(taken ? { taken } : {}) }
  }
  for (const [id, keeper] of level.keepers) {
    // A container that is done needs its turns no more.
    if (!Object.hasOwn(snapshot.done, id)) snapshot.containers[id] = keeper.kept
  }
  return snapshot
}
