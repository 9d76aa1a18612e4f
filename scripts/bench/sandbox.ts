// Runs in its own process, started by sandbox.mjs.
import { pathToFileURL } from 'node:url'
import { codePort } from '@/modules/runs/server/ports/code-port'
import { templatePort } from '@/modules/runs/server/ports/template-port'
import { closeSandbox } from '@/platform/sandbox/sandbox'
import { type Latencies, latencies } from './latencies.mjs'

export interface SandboxFigure extends Latencies {
  what: 'javascript' | 'python' | 'template'
  /** Milliseconds of the first call, which starts the worker. */
  first_ms: number
}

const { signal } = new AbortController()
const inputs = {
  text: 'a line of text '.repeat(40),
  items: Array.from({ length: 50 }, (_, id) => ({ id, name: `n${id}` })),
}

const code = {
  javascript:
    'const main = ({ text, items }) => ({ words: text.split(" ").length, ids: items.map((item) => item.id) })',
  python:
    'import json\ndef main(text, items):\n    return {"words": len(text.split()), "ids": [item["id"] for item in items]}',
}
const template = '{% for item in items %}{{ loop.index }}. {{ item.name | upper }}\n{% endfor %}'

/** Warm calls as a flow makes them: code, inputs of a few kilobytes, and the answer read. */
export async function benchSandbox(calls: number): Promise<SandboxFigure[]> {
  const code_port = codePort('bench')
  const template_port = templatePort('bench')
  const run = (language: 'javascript' | 'python') => () =>
    code_port.run({ language, code: code[language], inputs, signal })
  const figures = [
    await measure('javascript', calls, run('javascript')),
    await measure('python', calls, run('python')),
    await measure('template', calls, () => template_port.render(template, inputs, signal)),
  ]
  closeSandbox()
  return figures
}

async function measure(
  what: SandboxFigure['what'],
  calls: number,
  call: () => Promise<unknown>,
): Promise<SandboxFigure> {
  const begin = performance.now()
  await call()
  const first_ms = performance.now() - begin
  for (let round = 0; round < calls / 10; round++) await call()
  const times: number[] = []
  for (let round = 0; round < calls; round++) {
    const start = performance.now()
    await call()
    times.push(performance.now() - start)
  }
  return { what, first_ms, ...latencies(times) }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  process.send?.(JSON.stringify(await benchSandbox(Number(process.argv[2] ?? 2000))))
}
