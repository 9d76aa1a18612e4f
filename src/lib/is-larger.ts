/** Whether a value takes more than about `limit` characters as JSON. Stops counting as soon as it is known. */
export function isLarger(value: unknown, limit: number): boolean {
  let room = limit
  const waiting: unknown[] = [value]
  while (waiting.length > 0 && room >= 0) {
    const item = waiting.pop()
    if (typeof item === 'string') room -= item.length + 2
    else if (Array.isArray(item)) {
      room -= item.length + 2
      if (room >= 0) for (const inner of item) waiting.push(inner)
    } else if (typeof item === 'object' && item !== null) {
      room -= 2
      for (const [key, inner] of Object.entries(item)) {
        room -= key.length + 4
        waiting.push(inner)
      }
    } else room -= 4
  }
  return room < 0
}
