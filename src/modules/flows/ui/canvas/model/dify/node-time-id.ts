/** A fresh id as Dify gives them: the digits of the time, moved on while it is taken. */
export function nodeTimeId(taken: ReadonlySet<string>, now: number = Date.now()): string {
  let id = now
  while (taken.has(String(id)) || taken.has(`${id}start`)) id += 1
  return String(id)
}
