/** Works on all items, at most `width` at a time, and gives the results in order. The first failure ends it. */
export async function inParallel<T, R>(
  items: readonly T[],
  width: number,
  work: (item: T, index: number) => Promise<R>,
): Promise<R[]> {
  const results = new Map<number, R>()
  const queue = items.entries()
  const lane = async () => {
    for (const [index, item] of queue) results.set(index, await work(item, index))
  }
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, lane))
  return [...results].sort(([a], [b]) => a - b).map(([, result]) => result)
}
