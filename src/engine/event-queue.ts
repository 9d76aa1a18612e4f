/** Beyond this many unread events, writers that can wait do so. */
const HIGH_WATER = 1024

/** Events from one writer to one reader, in order. Reads resolve at once while there is something to read. */
export class EventQueue<T> implements AsyncIterator<T, undefined> {
  private items: T[] = []
  private head = 0
  private closed = false
  private readers: ((result: IteratorResult<T, undefined>) => void)[] = []
  private writers: (() => void)[] = []

  /** `onLeave` is called when the reader goes before the end. */
  constructor(private readonly onLeave: () => void) {}

  /** Adds an event. After `close` nothing is added any more. */
  push(item: T): void {
    if (this.closed) return
    const reader = this.readers.shift()
    if (reader) reader({ value: item, done: false })
    else this.items.push(item)
  }

  /** No further events; those not read yet still can be. */
  close(): void {
    this.closed = true
    for (const reader of this.readers.splice(0)) reader({ value: undefined, done: true })
    this.releaseWriters()
  }

  /** Resolves once the reader has caught up: at once while there is room. */
  room(): Promise<void> {
    if (this.closed || this.items.length - this.head < HIGH_WATER) return Promise.resolve()
    return new Promise((resolve) => this.writers.push(resolve))
  }

  next(): Promise<IteratorResult<T, undefined>> {
    const item = this.items[this.head]
    if (item !== undefined) {
      this.head += 1
      if (this.head === this.items.length) {
        this.items = []
        this.head = 0
      }
      if (this.writers.length > 0 && this.items.length - this.head < HIGH_WATER / 2) this.releaseWriters()
      return Promise.resolve({ value: item, done: false })
    }
    if (this.closed) return Promise.resolve({ value: undefined, done: true })
    return new Promise((resolve) => this.readers.push(resolve))
  }

  return(): Promise<IteratorResult<T, undefined>> {
    this.items = []
    this.head = 0
    this.close()
    this.onLeave()
    return Promise.resolve({ value: undefined, done: true })
  }

  private releaseWriters(): void {
    for (const writer of this.writers.splice(0)) writer()
  }
}
