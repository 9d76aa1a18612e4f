import type { Turn } from './component'
import { InnerNodeError, TurnSuspended } from './errors'
import type { RunEvent, Within } from './events'
import type { Level, LevelEnd } from './level'
import type { PlanLevel } from './plan'
import type { RunHost } from './run-host'
import type { LevelSnapshot, TurnRecord, TurnSnapshot } from './suspension'
import type { Value } from './values'

interface TurnWork {
  host: RunHost
  within: Within
  /** Where the container itself stands, as its events say. */
  outer: { within?: Within }
  make(
    within: Within,
    locals: Record<string, Value>,
    snapshot: LevelSnapshot | undefined,
    settle: (end: LevelEnd) => void,
  ): Level
}

/** The turns of one container at work: those under way, and what is kept of those that ended. */
export class TurnKeeper {
  /** A turn waits for a person. */
  suspended = false
  last: Turn | undefined
  readonly kept: Record<string, TurnSnapshot>
  private readonly open = new Set<Level>()
  private idle: (() => void) | undefined

  constructor(
    private readonly container: string,
    private readonly inside: PlanLevel,
    before: Record<string, TurnSnapshot>,
  ) {
    this.kept = { ...before }
  }

  async turn(index: number, locals: Record<string, Value>, work: TurnWork): Promise<Turn> {
    const known = this.kept[index]
    if (known && 'done' in known) return this.again(known.done)
    await work.host.room()
    if (work.host.over) throw new TurnSuspended()
    const { container: node_id } = this
    const started = work.host.ports.clock.now()
    work.host.emit({ type: 'turn_started', node_id, index, ...work.outer })
    return new Promise((resolve, reject) => {
      const level = work.make(work.within, { ...locals }, known?.paused, (end) => {
        this.open.delete(level)
        if (end === 'suspended') this.suspend(index, level)
        else {
          const event: RunEvent = {
            type: 'turn_finished',
            node_id,
            index,
            duration_ms: work.host.ports.clock.now() - started,
            ...(end === 'done' ? {} : { error: end.failed }),
            ...work.outer,
          }
          work.host.emit(event)
        }
        if (end === 'done') resolve(this.keep(index, level))
        else reject(end === 'suspended' ? new TurnSuspended() : new InnerNodeError(end.failed))
        if (this.open.size === 0) this.idle?.()
      })
      this.open.add(level)
      level.open()
      level.pump()
    })
  }

  /** Calls back once no turn is under way. */
  whenIdle(then: () => void): void {
    this.idle = then
    if (this.open.size === 0) then()
  }

  abort(): void {
    for (const level of this.open) level.abort()
    this.open.clear()
  }

  private suspend(index: number, level: Level): void {
    this.suspended = true
    this.kept[index] = { paused: level.snapshot() }
  }

  private keep(index: number, level: Level): Turn {
    const [fed] = this.inside.feedback
    const result = fed ? level.read(fed) : undefined
    const turn: Turn = { locals: level.locals, broke: level.broke, result, read: (selector) => level.read(selector) }
    this.last = turn
    if (!this.inside.may_suspend) return turn
    const record: TurnRecord = {
      locals: level.locals,
      broke: level.broke,
      ...(result === undefined ? {} : { result }),
      reads: {},
    }
    this.kept[index] = { done: record }
    return {
      ...turn,
      read(selector) {
        const value = level.read(selector)
        if (value !== undefined) record.reads[JSON.stringify(selector)] = value
        return value
      },
    }
  }

  /** A turn that was done before the run was paused. */
  private again(record: TurnRecord): Turn {
    return {
      locals: record.locals,
      broke: record.broke,
      result: record.result,
      read: (selector) => record.reads[JSON.stringify(selector)],
    }
  }
}
