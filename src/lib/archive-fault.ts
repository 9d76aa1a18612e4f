/** Entries that an archive may hold, read or not. */
const MOST_ENTRIES = 10_000
/** Bytes that a byte may unpack to; small archives may be packed as tightly as they like. */
const MOST_RATIO = 200
const RATIO_FROM_BYTES = 10 * 1024 * 1024
const END = 0x06054b50
const ENTRY = 0x02014b50
const LINK = 0o120000

/**
 * Why a zip is not opened, by its list of entries alone: nothing is unpacked, and the first fault ends the work. Entries that
 * lead out of where they are put, links, names that stand twice (also in another letter case) and archives that unpack to far
 * more than they hold are refused, although nothing of ours writes entries to disk: no honest archive has them. Undefined when
 * there is nothing against it.
 */
export function archiveFault(bytes: Uint8Array): string | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = findEnd(view)
  if (end === undefined) return 'it is not a readable zip'
  const count = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  if (count === 0xffff || at === 0xffffffff || count > MOST_ENTRIES) return `it holds more than ${MOST_ENTRIES} entries`
  const names = new Set<string>()
  let total = 0
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== ENTRY) return 'it is not a readable zip'
    const [length, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true))
    const from = at + 46
    const name = new TextDecoder().decode(bytes.subarray(from, from + (length ?? 0)))
    total += view.getUint32(at + 24, true)
    const mode = view.getUint32(at + 38, true) >>> 16
    const fault = nameFault(name, names) ?? ((mode & 0o170000) === LINK ? `"${short(name)}" is a link` : undefined)
    if (fault) return fault
    if (total > RATIO_FROM_BYTES && total > bytes.length * MOST_RATIO) return 'it unpacks to far more than it holds'
    at = from + (length ?? 0) + (extra ?? 0) + (comment ?? 0)
  }
  return undefined
}

function nameFault(name: string, names: Set<string>): string | undefined {
  const path = name.replaceAll('\\', '/')
  if (name === '' || name.includes('\0')) return 'an entry has no readable name'
  if (path.startsWith('/') || /^[a-z]:/i.test(path) || path.split('/').includes('..'))
    return `"${short(name)}" leads out of the archive`
  const plain = path.normalize('NFC').toLowerCase()
  if (names.has(plain)) return `"${short(name)}" stands in it twice`
  names.add(plain)
  return undefined
}

const short = (name: string) => name.slice(0, 100)

/** The end record stands last, before a comment of at most 64 KiB. */
function findEnd(view: DataView): number | undefined {
  const first = Math.max(0, view.byteLength - 22 - 0xffff)
  for (let at = view.byteLength - 22; at >= first; at -= 1) if (view.getUint32(at, true) === END) return at
  return undefined
}
