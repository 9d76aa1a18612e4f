const PAGE = 65_536

/**
 * Caps every WebAssembly memory of this process: an interpreter that asks for more is told that there is none.
 *
 * @param {number} maxBytes
 */
export function limitMemory(maxBytes) {
  const { prototype } = WebAssembly.Memory
  const { grow } = prototype
  prototype.grow = function (pages) {
    if (this.buffer.byteLength + Number(pages) * PAGE > maxBytes) throw new RangeError('No more memory.')
    return grow.call(this, pages)
  }
}
