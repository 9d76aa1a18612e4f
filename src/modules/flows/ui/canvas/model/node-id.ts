const LETTERS = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789'

/** A fresh id like `ChatInput-x7Kp2`, not among those taken. */
export function newNodeId(type: string, taken: ReadonlySet<string>): string {
  for (;;) {
    const bytes = crypto.getRandomValues(new Uint8Array(5))
    const id = `${type}-${Array.from(bytes, (byte) => LETTERS[byte % LETTERS.length]).join('')}`
    if (!taken.has(id)) return id
  }
}
