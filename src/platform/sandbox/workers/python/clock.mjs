const INTERRUPT = 2
const AGAIN_MS = 20
const ORPHAN_CHECK_MS = 200

/**
 * The time limit inside the interpreter: it asks for signals every few instructions, and is told to interrupt when the
 * time is up, again and again while the code goes on. Code that does not listen is killed from outside.
 *
 * @param {{ setInterruptBuffer: (buffer: any) => void }} python
 * @param {any} module Emscripten's
 */
export function startClock(python, module) {
  let deadline = Number.POSITIVE_INFINITY
  let next = Number.POSITIVE_INFINITY
  const { ppid } = process
  const parent = Object.getOwnPropertyDescriptor(process, 'ppid')?.get?.bind(process) ?? (() => ppid)
  const exit = process.reallyExit?.bind(process) ?? process.exit.bind(process)
  let checked = 0
  const signal = () => {
    const now = performance.now()
    if (now - checked > ORPHAN_CHECK_MS) {
      checked = now
      // Nobody is left to kill this process.
      if (parent() !== ppid) exit(1)
    }
    if (now < next) return 0
    next = now + AGAIN_MS
    return INTERRUPT
  }
  python.setInterruptBuffer(Object.defineProperty({}, 0, { get: signal, set() {} }))

  const idle = new Int32Array(new SharedArrayBuffer(4))
  const device = module.FS.makedev(64, 7)
  module.FS.registerDevice(device, {
    open() {},
    close() {},
    /** @param {unknown} _stream @param {Uint8Array} buffer @param {number} offset @param {number} length */
    write(_stream, buffer, offset, length) {
      const seconds = Number(new TextDecoder().decode(buffer.slice(offset, offset + length)))
      const left = Math.min(seconds * 1000, deadline - performance.now() + 1)
      if (left > 0) Atomics.wait(idle, 0, 0, left)
      return length
    },
  })
  module.FS.mkdev('/dev/pause', 0o222, device)

  return {
    /** @param {number} ms */
    start(ms) {
      deadline = performance.now() + ms
      next = deadline
    },
    stop() {
      next = Number.POSITIVE_INFINITY
    },
    isLate: () => performance.now() >= deadline,
  }
}
