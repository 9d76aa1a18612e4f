/**
 * The positions of the nodes of some cycle, in order, or undefined when there is none.
 * `next[i]` lists the nodes that node `i` leads to. Linear, and without recursion.
 */
export function findCycle(next: readonly (readonly number[])[]): number[] | undefined {
  const degree = new Int32Array(next.length)
  for (const targets of next) for (const target of targets) degree[target] = (degree[target] ?? 0) + 1
  const queue: number[] = []
  for (let index = 0; index < next.length; index++) if (degree[index] === 0) queue.push(index)
  for (let head = 0; head < queue.length; head++) {
    for (const target of next[queue[head] ?? 0] ?? []) {
      const left = (degree[target] ?? 0) - 1
      degree[target] = left
      if (left === 0) queue.push(target)
    }
  }
  if (queue.length === next.length) return undefined
  return walk(next, degree)
}

/** Walks backwards among the nodes that are left: each has a predecessor that is left too, so some node comes twice. */
function walk(next: readonly (readonly number[])[], degree: Int32Array): number[] {
  const before = new Int32Array(next.length).fill(-1)
  let start = -1
  next.forEach((targets, index) => {
    if ((degree[index] ?? 0) === 0) return
    start = index
    for (const target of targets) if ((degree[target] ?? 0) > 0) before[target] = index
  })
  const seen = new Set<number>()
  let at = start
  while (!seen.has(at)) {
    seen.add(at)
    at = before[at] ?? start
  }
  const cycle = [at]
  for (let index = before[at] ?? at; index !== at; index = before[index] ?? at) cycle.push(index)
  return cycle.reverse()
}
