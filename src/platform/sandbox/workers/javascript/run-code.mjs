const FILE = 'code.js'
const STACK_BYTES = 512 * 1024
const MAX_PRINTED = 65_536
const MAX_DEPTH = 100
const JOBS_AT_ONCE = 1000

/** @typedef {import('../serve.mjs').Reply} Reply */
/** @typedef {{ code: string, inputs: unknown }} Call */

/**
 * Runs one call in an interpreter of its own, which is thrown away afterwards.
 *
 * @param {import('quickjs-emscripten-core').QuickJSWASMModule} quickjs
 * @param {string} prelude
 * @param {Call} call
 * @param {{ timeout_ms: number, memory_bytes: number, output_bytes: number }} limits
 * @returns {Reply}
 */
export function runCode(quickjs, prelude, { code, inputs }, limits) {
  const deadline = performance.now() + limits.timeout_ms
  const isLate = () => performance.now() >= deadline
  const runtime = quickjs.newRuntime()
  runtime.setMemoryLimit(limits.memory_bytes)
  runtime.setMaxStackSize(STACK_BYTES)
  runtime.setInterruptHandler(isLate)
  const context = runtime.newContext()
  let printed = ''
  /** @param {Reply} reply @returns {Reply} */
  const withPrinted = ({ outcome, body }) =>
    outcome.type === 'failed' && !outcome.hint && printed.trim()
      ? { outcome: { ...outcome, hint: `It had printed: ${printed.slice(-1500).trim()}` } }
      : { outcome, ...(body ? { body } : {}) }
  /** @type {Reply} */
  let reply
  try {
    const host = startHost(context, prelude, (line) => {
      printed += line
    })
    try {
      const evaluated = context.evalCode(code, FILE, { type: 'global' })
      if (evaluated.error) reply = withPrinted(faultOf(context, evaluated.error, isLate()))
      else {
        evaluated.value.dispose()
        reply = withPrinted(settle(context, host, JSON.stringify(inputs), deadline, limits.output_bytes))
      }
    } finally {
      host.dispose()
    }
  } catch (error) {
    return { outcome: { type: 'limit', message: `The interpreter broke down: ${error}`.slice(0, 300) }, retire: true }
  }
  return { ...reply, retire: !thrownAway(context, runtime) }
}

/** False when the interpreter finds itself in disorder, as after running out of stack. @param {{ dispose(): void }[]} parts */
function thrownAway(...parts) {
  try {
    for (const part of parts) part.dispose()
    return true
  } catch {
    return false
  }
}

/** @param {import('quickjs-emscripten-core').QuickJSContext} context @param {string} prelude @param {(line: string) => void} onPrint */
function startHost(context, prelude, onPrint) {
  const make = context.unwrapResult(context.evalCode(prelude, 'host.js'))
  const options = context.newObject()
  const print = context.newFunction('print', (line) => onPrint(context.getString(line)))
  context.setProp(options, 'print', print)
  for (const [name, value] of /** @type {const} */ ([
    ['maxPrinted', MAX_PRINTED],
    ['maxDepth', MAX_DEPTH],
  ]))
    context.newNumber(value).consume((handle) => context.setProp(options, name, handle))
  const host = context.unwrapResult(context.callFunction(make, context.undefined, options))
  for (const handle of [make, options, print]) handle.dispose()
  return host
}

/**
 * Calls main and works off promises and timers until it has answered.
 *
 * @param {import('quickjs-emscripten-core').QuickJSContext} context @param {import('quickjs-emscripten-core').QuickJSHandle} host
 * @param {string} inputs @param {number} deadline @param {number} maxBytes
 * @returns {Reply}
 */
function settle(context, host, inputs, deadline, maxBytes) {
  const isLate = () => performance.now() >= deadline
  const run = context.getProp(host, 'run')
  const tick = context.getProp(host, 'tick')
  const given = context.newString(inputs)
  const bound = context.newNumber(maxBytes)
  const called = context.callFunction(run, context.undefined, given, bound)
  for (const handle of [run, given, bound]) handle.dispose()
  if (called.error) {
    tick.dispose()
    return faultOf(context, called.error, isLate())
  }
  const promise = called.value
  try {
    for (;;) {
      const jobs = context.runtime.executePendingJobs(JOBS_AT_ONCE)
      if (jobs.error) return faultOf(context, jobs.error, isLate())
      const state = context.getPromiseState(promise)
      if (state.type === 'fulfilled') return state.value.consume((value) => read(context.dump(value)))
      if (state.type === 'rejected') return faultOf(context, state.error, isLate())
      if (isLate()) return { outcome: { type: 'timeout', message: 'late' } }
      if (context.runtime.hasPendingJob()) continue
      const ticked = context.callFunction(tick, context.undefined)
      if (ticked.error) return faultOf(context, ticked.error, isLate())
      const wait = ticked.value.consume((value) => context.getNumber(value))
      if (wait < 0) return never
      if (wait > 0) pause(Math.min(wait, deadline - performance.now() + 1))
    }
  } finally {
    promise.dispose()
    tick.dispose()
  }
}

/** @type {Reply} */
const never = {
  outcome: {
    type: 'failed',
    message: 'main waits for a promise that nothing will settle.',
    hint: 'There are timers to wait for, and no network or files.',
  },
}

const idle = new Int32Array(new SharedArrayBuffer(4))

/** @param {number} ms */
function pause(ms) {
  if (ms > 0) Atomics.wait(idle, 0, 0, ms)
}

/** @param {{ kind: string, json?: string, message?: string, hint?: string }} answer @returns {Reply} */
function read({ kind, json = 'null', message = '', hint }) {
  if (kind === 'done') return { outcome: { type: 'done' }, body: new TextEncoder().encode(json) }
  return { outcome: { type: kind === 'limit' ? 'limit' : 'failed', message, ...(hint ? { hint } : {}) } }
}

/**
 * @param {import('quickjs-emscripten-core').QuickJSContext} context @param {import('quickjs-emscripten-core').QuickJSHandle} error
 * @param {boolean} late @returns {{ outcome: Reply['outcome'] }}
 */
function faultOf(context, error, late) {
  const fault = error.consume((handle) => context.dump(handle))
  if (late) return { outcome: { type: 'timeout', message: 'late' } }
  const { name, message, stack } =
    typeof fault === 'object' && fault !== null ? fault : { name: '', message: fault, stack: '' }
  const words = [name, message]
    .filter((word) => word !== undefined && word !== '')
    .map(String)
    .join(': ')
    .slice(0, 4000)
  if (/out of memory/.test(words)) return { outcome: { type: 'limit', message: 'The code used up its memory.' } }
  const line = /code\.js:(\d+)/.exec(String(stack))?.[1]
  const hint = /call stack|stack overflow/i.test(words)
    ? { hint: 'A function calls itself without an end, or too deeply.' }
    : {}
  return {
    outcome: {
      type: 'failed',
      message: `${words || 'The code threw an empty value.'}${line ? ` (line ${line})` : ''}`,
      ...hint,
    },
  }
}
