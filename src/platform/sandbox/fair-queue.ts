/** Hands out items owner by owner, so that one who brings a thousand does not keep the others waiting. */
export class FairQueue<Item extends { owner: string }> {
  readonly #lines = new Map<string, Item[]>()
  #size = 0

  get size(): number {
    return this.#size
  }

  push(item: Item): void {
    const line = this.#lines.get(item.owner)
    if (line) line.push(item)
    else this.#lines.set(item.owner, [item])
    this.#size += 1
  }

  /** The oldest item of the owner whose turn it is. */
  shift(): Item | undefined {
    for (const [owner, line] of this.#lines) {
      const item = line.shift()
      this.#lines.delete(owner)
      if (line.length > 0) this.#lines.set(owner, line)
      if (item) this.#size -= 1
      return item
    }
    return undefined
  }

  remove(item: Item): boolean {
    const line = this.#lines.get(item.owner)
    const at = line?.indexOf(item) ?? -1
    if (!line || at === -1) return false
    line.splice(at, 1)
    if (line.length === 0) this.#lines.delete(item.owner)
    this.#size -= 1
    return true
  }
}
