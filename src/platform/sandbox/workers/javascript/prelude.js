// Evaluated before user code, in its interpreter. Gives the host `{ run, tick }`; keeps its own references to what it
// uses, because code may replace what the language offers.
;({ print, maxPrinted, maxDepth }) => {
  const { parse, stringify } = JSON
  const { isArray } = Array
  const { isFinite: isReal } = Number
  const { entries, getPrototypeOf, prototype: plainPrototype } = Object
  const { now } = Date
  const text = String

  let room = maxPrinted
  const log = (...values) => {
    if (room <= 0) return
    const line = `${values.map((value) => (typeof value === 'string' ? value : show(value))).join(' ')}\n`.slice(
      0,
      room,
    )
    room -= line.length
    print(line)
  }
  const show = (value) => {
    try {
      return stringify(value) ?? text(value)
    } catch {
      return text(value)
    }
  }
  globalThis.console = { log, info: log, warn: log, error: log, debug: log, trace: log }

  let timers = []
  let lastTimer = 0
  globalThis.setTimeout = (callback, ms = 0, ...args) => {
    lastTimer += 1
    timers.push({ id: lastTimer, due: now() + Math.max(0, Number(ms) || 0), callback, args })
    return lastTimer
  }
  globalThis.clearTimeout = (id) => {
    timers = timers.filter((timer) => timer.id !== id)
  }

  /** Runs the timer that is due; gives the milliseconds until the next, or -1 when there is none. */
  const tick = () => {
    const next = timers.reduce(
      (first, timer) => (first === undefined || timer.due < first.due ? timer : first),
      undefined,
    )
    if (next === undefined) return -1
    const wait = next.due - now()
    if (wait > 0) return wait
    timers = timers.filter((timer) => timer !== next)
    next.callback(...next.args)
    return 0
  }

  class CannotGiveBack extends Error {}

  const plain = (value, place, depth) => {
    if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
    if (typeof value === 'number') {
      if (isReal(value)) return value
      throw new CannotGiveBack(`${place} is ${value}, which JSON has not.`)
    }
    if (value === undefined && depth === 0) return null
    if (typeof value !== 'object')
      throw new CannotGiveBack(`${place} is of type ${typeof value}, which cannot be given back as JSON.`)
    if (depth > maxDepth)
      throw new CannotGiveBack(`${place.slice(0, 200)} is nested deeper than ${maxDepth} levels, or contains itself.`)
    if (isArray(value))
      return value.map((item, at) => plain(item === undefined ? null : item, `${place}[${at}]`, depth + 1))
    if (typeof value.toJSON === 'function') return plain(value.toJSON(), place, depth + 1)
    const prototype = getPrototypeOf(value)
    const name = prototype?.constructor?.name
    if (
      prototype !== null &&
      prototype !== plainPrototype &&
      /^(Weak)?(Map|Set)$|Array|^(Promise|RegExp|Proxy)$/.test(name)
    )
      throw new CannotGiveBack(`${place} is a ${name}, which cannot be given back as JSON.`)
    const copy = { __proto__: null }
    for (const [key, item] of entries(value))
      if (item !== undefined) copy[key] = plain(item, `${place}[${stringify(key)}]`, depth + 1)
    return copy
  }

  const run = async (inputs, maxBytes) => {
    if (typeof main !== 'function')
      return {
        kind: 'failed',
        message: 'The code defines no function main.',
        hint: 'Define main; it gets one object with the inputs.',
      }
    try {
      const json = stringify(plain(await main(parse(inputs)), 'The result', 0))
      if (json.length > maxBytes) return { kind: 'limit', message: `The result is larger than ${maxBytes} bytes.` }
      return { kind: 'done', json }
    } catch (error) {
      if (!(error instanceof CannotGiveBack)) throw error
      return {
        kind: 'failed',
        message: error.message,
        hint: 'main has to return what JSON knows: objects, arrays, texts, numbers, true, false, null.',
      }
    }
  }
  return { run, tick }
}
