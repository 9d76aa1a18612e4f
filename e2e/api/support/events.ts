import { z } from 'zod'

const WireEvent = z.object({ event: z.string(), data: z.unknown() })
export type WireEvent = z.infer<typeof WireEvent>

/** The events of a whole answer: each a JSON object, then a blank line. Throws for any other framing. */
export function parseEvents(text: string): WireEvent[] {
  if (text !== '' && !text.endsWith('\n\n'))
    throw new Error(`The answer ends in the middle of an event: ${text.slice(-200)}`)
  return text
    .split('\n\n')
    .filter((part) => part.trim() !== '')
    .map((part) => WireEvent.parse(JSON.parse(part)))
}

/** The same while the answer is still coming. Leaving the loop closes the connection. */
export async function* readEvents(response: Response): AsyncGenerator<WireEvent> {
  if (!response.body) throw new Error(`The answer has no body (status ${response.status})`)
  const decoder = new TextDecoder()
  let rest = ''
  for await (const chunk of response.body) {
    rest += decoder.decode(chunk, { stream: true })
    for (let end = rest.indexOf('\n\n'); end >= 0; end = rest.indexOf('\n\n')) {
      const part = rest.slice(0, end).trim()
      rest = rest.slice(end + 2)
      if (part !== '') yield WireEvent.parse(JSON.parse(part))
    }
  }
  if (rest.trim() !== '') throw new Error(`The stream ended in the middle of an event: ${rest}`)
}

/** Names of events, runs of the same name once. */
export const namesOf = (events: readonly WireEvent[]): string[] =>
  events.map(({ event }) => event).filter((name, index, all) => name !== all[index - 1])
