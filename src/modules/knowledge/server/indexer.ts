import { randomUUID } from 'node:crypto'
import { processSingleton } from '@/lib/process-singleton'
import { logger } from '@/platform/telemetry/logger'
import { documentRepository } from './document.repository'
import { indexDocument } from './index-document'

/** Bases that are worked on at the same time in this process; in each one document after the other. */
const MOST_BASES = 2

interface Work {
  done: Promise<void>
  /** Somebody asked again while the last look was under way. */
  again: boolean
}

/** Indexes queued documents in the background. The truth is in the rows: what is lost here is taken up at the next start. */
class Indexer {
  /** Names this process in document rows. */
  readonly owner = randomUUID()
  private readonly bases = new Map<string, Work>()
  private readonly attempts = new Map<string, AbortController>()
  private readonly waiting: (() => void)[] = []
  private working = 0
  private closing = false

  /** Works off what is queued in a base. Resolves when nothing is; never rejects. */
  start(tenant_id: string, knowledge_base_id: string): Promise<void> {
    const known = this.bases.get(knowledge_base_id)
    if (known) {
      known.again = true
      return known.done
    }
    const work: Work = { again: false, done: Promise.resolve() }
    this.bases.set(knowledge_base_id, work)
    work.done = this.workOff(tenant_id, knowledge_base_id, work)
    return work.done
  }

  /** Gives up what is being done for documents that are gone, or that begin anew. */
  stop(document_ids: readonly string[]): void {
    for (const id of document_ids) this.attempts.get(id)?.abort()
  }

  /** For the end of the process: nothing new begins, and what goes on is left for the next one. */
  async close(): Promise<void> {
    this.closing = true
    this.stop([...this.attempts.keys()])
    for (const wake of this.waiting.splice(0)) wake()
    await Promise.all([...this.bases.values()].map((work) => work.done))
  }

  private async workOff(tenant_id: string, knowledge_base_id: string, work: Work): Promise<void> {
    await this.place()
    try {
      while (!this.closing) {
        work.again = false
        if (await this.next(tenant_id, knowledge_base_id)) continue
        if (!work.again) break
      }
    } catch (error) {
      logger.error({ error, knowledge_base_id }, 'indexing stopped; what is queued goes on at the next change or start')
    } finally {
      this.bases.delete(knowledge_base_id)
      this.working -= 1
      this.waiting.shift()?.()
    }
  }

  private async place(): Promise<void> {
    while (this.working >= MOST_BASES && !this.closing)
      await new Promise<void>((resolve) => this.waiting.push(() => resolve()))
    this.working += 1
  }

  /** Indexes one document; false when none waits. */
  private async next(tenant_id: string, knowledge_base_id: string): Promise<boolean> {
    const attempt_id = randomUUID()
    const document = await documentRepository.claim(tenant_id, knowledge_base_id, attempt_id, this.owner)
    if (!document) return false
    const controller = new AbortController()
    this.attempts.set(document.id, controller)
    try {
      const attempt = { tenant_id, knowledge_base_id, attempt_id, document, signal: controller.signal }
      await indexDocument(attempt)
    } finally {
      this.attempts.delete(document.id)
    }
    return true
  }
}

export const indexer = processSingleton('knowledge-indexer', () => new Indexer())
