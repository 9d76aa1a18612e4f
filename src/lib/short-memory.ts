/**
 * Answers remembered for a moment, for questions that are asked many times a second. Whoever changes what the answers say
 * calls `forget`; an answer that was being looked up meanwhile is then not kept.
 */
export class ShortMemory<V> {
  private readonly entries = new Map<string, { value: V; until: number }>()
  private changes = 0

  /** `life` in milliseconds; beyond `most` entries it starts anew. */
  constructor(
    private readonly life: number,
    private readonly most: number,
  ) {}

  /** The remembered answer, or what `look` finds. A look that throws leaves nothing behind. */
  async recall(key: string, look: () => Promise<V>): Promise<V> {
    const entry = this.entries.get(key)
    if (entry && entry.until > Date.now()) return entry.value
    const before = this.changes
    const value = await look()
    if (before === this.changes) {
      if (this.entries.size >= this.most) this.entries.clear()
      this.entries.set(key, { value, until: Date.now() + this.life })
    }
    return value
  }

  /** Makes a change and forgets once it is made, or has failed half-way. */
  async forgetAfter<T>(change: PromiseLike<T>): Promise<T> {
    try {
      return await change
    } finally {
      this.forget()
    }
  }

  forget(): void {
    this.changes += 1
    this.entries.clear()
  }
}
