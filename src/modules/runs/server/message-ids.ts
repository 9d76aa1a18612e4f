import { processSingleton } from '@/lib/process-singleton'
import { runRepository } from './run.repository'

const block = 500

/** Hands out message numbers from reserved blocks, so that naming a message costs no query of its own. */
class MessageIds {
  private free: number[] = []
  private refill: Promise<void> | undefined

  async next(): Promise<number> {
    for (;;) {
      const id = this.free.shift()
      if (id !== undefined) return id
      this.refill ??= this.reserve().finally(() => {
        this.refill = undefined
      })
      await this.refill
    }
  }

  private async reserve(): Promise<void> {
    this.free = await runRepository.reserveMessageIds(block)
  }
}

export const messageIds = processSingleton('message-ids', () => new MessageIds())
