import { describe, expect, it } from 'vitest'
import { linesOf, readLogFrames } from './read-log-frames'

async function read(...chunks: string[]) {
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(new TextEncoder().encode(chunk))
      controller.close()
    },
  })
  const all: string[][] = []
  for await (const lines of readLogFrames(body)) all.push(lines.map((line) => `${line.at} ${line.message}`))
  return all
}

describe('the stream of the log', () => {
  it('is read frame by frame, also when frames come in pieces', async () => {
    expect(await read('{"5":"one"}\n\n{"6":"t', 'wo"}\n', '\nkeepalive\n\n{"7":"three"}\n\n')).toEqual([
      ['5 one'],
      [],
      ['6 two', '7 three'],
    ])
  })
  it('gives pieces in the order of time', () => {
    expect(linesOf({ 9: 'b', 8: 'a' }).map((line) => line.at)).toEqual([8, 9])
  })
})
