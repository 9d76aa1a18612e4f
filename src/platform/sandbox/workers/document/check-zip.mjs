import { unzipSync } from 'fflate'

const MAX_ENTRIES = 10_000
const MAX_BYTES = 256 * 1024 ** 2
const MAX_RATIO = 200
/** Small files may be packed as tightly as they like. */
const RATIO_FROM_BYTES = 10 * 1024 ** 2

/**
 * Looks into a zip without unpacking it.
 *
 * @param {Uint8Array} bytes
 * @returns {Set<string>} names of its entries
 * @throws when it would unpack to more than anybody's document
 */
export function checkZip(bytes) {
  const names = new Set()
  let total = 0
  unzipSync(bytes, {
    filter({ name, originalSize }) {
      names.add(name)
      total += originalSize
      if (
        names.size > MAX_ENTRIES ||
        total > MAX_BYTES ||
        (total > RATIO_FROM_BYTES && total > bytes.length * MAX_RATIO)
      )
        throw new RangeError('It would unpack to far more than it holds.')
      return false
    },
  })
  return names
}
