import { createServer } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { Agent, request } from 'undici'
import { startProduct } from '../lib/test-product.mjs'
import { createFlow, starterGraph, withModelAt } from './flows.mjs'
import { latencies } from './latencies.mjs'
import { processesOf, residentMegabytes } from './processes.mjs'
import { figure } from './table.mjs'

const KB_A_STREAM = 100

/**
 * Many readers of one run that goes on: what they cost in memory, and how late the last one hears a token.
 *
 * @param {{ quick: boolean }} options
 * @returns {Promise<import('./table.mjs').Table[]>}
 */
export async function benchStreams({ quick }) {
  const readers = quick ? 200 : 1_000
  const tokens = quick ? 5 : 20
  const model = await slowModel()
  const dispatcher = new Agent({ connections: readers, pipelining: 1 })
  try {
    const product = await startProduct()
    try {
      const graph = withModelAt(await starterGraph(product, 'chat'), model.url)
      const job = await startBuild(product, await createFlow(product, 'Bench: streams', graph))
      const { server } = processesOf(product.data_dir)
      await sleep(2_000)
      const before = await residentMegabytes(server)
      /** @type {number[][]} when each reader heard each token */
      const heard = Array.from({ length: tokens }, () => [])
      const began = performance.now()
      const all = []
      for (let n = 0; n < readers; n += 50)
        all.push(...(await Promise.all(Array.from({ length: Math.min(50, readers - n) }, () => open(product, job)))))
      const opened = performance.now() - began
      const ends = all.map((body) => listen(body, heard))
      await sleep(2_000)
      const during = await residentMegabytes(server)
      /** @type {number[]} */
      const late = []
      for (let n = 0; n < tokens; n++) {
        const said = performance.now()
        model.say(`[${n}]`)
        await until(() => heard[n]?.length === readers)
        late.push(Math.max(...(heard[n] ?? [])) - said)
      }
      model.finish()
      const ended = (await Promise.all(ends)).filter(Boolean).length
      if (ended !== readers) throw new Error(`${readers - ended} of ${readers} readers did not hear the end.`)
      const each = ((during - before) * 1_000) / readers
      const { p50, p95 } = latencies(late)
      return [
        {
          title: `${readers} readers of one run`,
          columns: ['what', 'figure'],
          rows: [
            {
              cells: ['memory of a reader, KB', figure(each)],
              aims: [{ text: `≤ ${KB_A_STREAM} KB`, met: each <= KB_A_STREAM }],
            },
            { cells: ['all opened after, ms', figure(opened)] },
            { cells: ['a token reaches the last reader, p50 ms', figure(p50)] },
            { cells: ['a token reaches the last reader, p95 ms', figure(p95)] },
          ],
        },
      ]
    } finally {
      await product.stop()
    }
  } finally {
    await dispatcher.close()
    await model.stop()
  }

  /** @param {import('./flows.mjs').Product} product @param {string} job */
  async function open({ url, api_key }, job) {
    const path = `${url}/api/v1/build/${job}/events?event_delivery=streaming`
    const answer = await request(path, { dispatcher, headers: { 'x-api-key': api_key }, bodyTimeout: 0 })
    if (answer.statusCode !== 200) throw new Error(`${path} answered ${answer.statusCode}`)
    return answer.body
  }
}

/**
 * Reads to the end and notes when which token came. Answers whether the end event did.
 *
 * @param {AsyncIterable<Buffer>} body @param {number[][]} heard
 */
async function listen(body, heard) {
  let ended = false
  for await (const piece of body) {
    const text = piece.toString()
    for (const [, n] of text.matchAll(/"chunk":\s*"\[(\d+)\]"/g)) heard[Number(n)]?.push(performance.now())
    ended ||= text.includes('"event":"end"')
  }
  return ended
}

/** @param {import('./flows.mjs').Product} product @param {string} flow @returns {Promise<string>} the job's id */
async function startBuild({ url, api_key }, flow) {
  const answer = await fetch(`${url}/api/v1/build/${flow}/flow`, {
    method: 'POST',
    headers: { 'x-api-key': api_key, 'content-type': 'application/json' },
    body: JSON.stringify({ inputs: { input_value: 'hello' } }),
  })
  const text = await answer.text()
  if (answer.status !== 200) throw new Error(`The build was answered with ${answer.status}: ${text}`)
  return JSON.parse(text).job_id
}

/** @param {() => boolean} done */
async function until(done) {
  for (const deadline = performance.now() + 30_000; !done(); await sleep(1))
    if (performance.now() > deadline) throw new Error('Not every reader heard a token within 30 s.')
}

/** An OpenAI-compatible model that says a token when it is told to. */
async function slowModel() {
  /** @type {import('node:http').ServerResponse | undefined} */
  let asked
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    asked = response
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The model has no TCP address.')
  /** @param {object} delta @param {string | null} finish_reason */
  const chunk = (delta, finish_reason = null) =>
    asked?.write(
      `data: ${JSON.stringify({ id: 'x', object: 'chat.completion.chunk', choices: [{ index: 0, delta, finish_reason }] })}\n\n`,
    )
  return {
    url: `http://127.0.0.1:${address.port}/v1`,
    /** @param {string} content */
    say: (content) => chunk({ content }),
    finish: () => {
      chunk({}, 'stop')
      asked?.end('data: [DONE]\n\n')
    },
    stop: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
