/** The name itself when it is free, else `name (1)`, `name (2)` …: the first number above all that are taken. */
export const uniqueName = (name: string, taken: readonly string[]): string =>
  next(name, taken, (n) => `${name} (${n})`, /^ \((\d+)\)$/)

/** The endpoint name itself when it is free, else `name-1`, `name-2` … */
export const uniqueEndpoint = (name: string, taken: readonly string[]): string =>
  next(name, taken, (n) => `${name}-${n}`, /^-(\d+)$/)

function next(name: string, taken: readonly string[], numbered: (n: number) => string, suffix: RegExp): string {
  if (!taken.includes(name)) return name
  const numbers = taken.flatMap((other) => {
    const match = other.startsWith(name) ? suffix.exec(other.slice(name.length)) : null
    return match ? [Number(match[1])] : []
  })
  return numbered(Math.max(0, ...numbers) + 1)
}
