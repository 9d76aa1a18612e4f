const UNITS = ['B', 'kB', 'MB', 'GB'] as const

/** A size for people: `512 B`, `1.4 kB`, `23 MB`. */
export function byteText(bytes: number): string {
  const step = bytes < 1_000 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log10(bytes) / 3))
  const value = bytes / 1_000 ** step
  return `${value < 10 && step > 0 ? value.toFixed(1) : Math.round(value)} ${UNITS[step]}`
}
