/** One value for the whole process, even where a bundler loads this code more than once. */
export function processSingleton<T>(name: string, make: () => T): () => T {
  const key = Symbol.for(`millrace.${name}`)
  const store: { [key: symbol]: T | undefined } = globalThis as never
  return () => {
    const existing = store[key]
    if (existing !== undefined) return existing
    const made = make()
    store[key] = made
    return made
  }
}
