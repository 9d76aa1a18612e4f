import { processSingleton } from '@/lib/process-singleton'
import { runStatement } from '@/platform/db/run-statement'
import { runsStatement } from './run-statement'
import type { RunWrite } from './run-write'

interface Waiting {
  write: RunWrite
  resolve: () => void
  reject: (error: unknown) => void
}

/**
 * Group commit: everything that concurrent runs want written while one statement is under way goes into the next one,
 * so the number of commits does not grow with the number of runs. Rows carry the tenant of the actor that started them.
 */
class RunWriter {
  private waiting: Waiting[] = []
  private active = 0
  /** The last statement wrote for one run only. */
  private alone = false

  /** Resolves once the write is committed. */
  write(write: RunWrite): Promise<void> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ write, resolve, reject })
      if (this.active < maxActive) void this.drain()
    })
  }

  /**
   * Adds to the write that begins a run, so that both are committed together; false when that one has left already, or
   * never was.
   */
  extend(run_id: string, more: Omit<RunWrite, 'run' | 'started'>): boolean {
    const item = this.waiting.find(({ write }) => write.run?.id === run_id)
    if (item) item.write = { ...item.write, ...more }
    return item !== undefined
  }

  private async drain(): Promise<void> {
    this.active += 1
    const beginning = this.waiting.every(({ write }) => write.run)
    // Requests that arrived in the same turn of the event loop share the first statement; where one run is at work, its end
    // waits for nobody.
    if (beginning || !this.alone) await new Promise(setImmediate)
    // A run is seldom done in one turn, and its model need not be asked after its row is on the way.
    if (beginning) await new Promise(setImmediate)
    while (this.waiting.length > 0) {
      const group = this.waiting.splice(0, maxGroup)
      this.alone = group.length === 1
      await commit(group.map((item) => item.write)).then(
        () => {
          for (const item of group) item.resolve()
        },
        (error: unknown) => this.retryAlone(group, error),
      )
    }
    this.active -= 1
  }

  /** One bad write must not take its group down: on failure each is tried by itself. */
  private async retryAlone(group: Waiting[], error: unknown): Promise<void> {
    if (group.length === 1) {
      group[0]?.reject(error)
      return
    }
    for (const item of group) await commit([item.write]).then(item.resolve, item.reject)
  }
}

const maxGroup = 200
/** Statements under way at once: while the database works on one, the next is on its way. */
const maxActive = 2

/** The process's one writer of runs. */
export const runWriter = processSingleton('run-writer', () => new RunWriter())

async function commit(writes: readonly RunWrite[]): Promise<void> {
  const asked = runsStatement(writes)
  if (asked) await runStatement(asked.statement, asked.values)
}
