import { z } from 'zod'

const Run = z.object({
  outputs: z.array(
    z.object({
      outputs: z.array(
        z.object({
          messages: z.array(z.object({ message: z.string() })).nullish(),
          results: z.record(z.string(), z.unknown()).nullish(),
        }),
      ),
    }),
  ),
})
const Completion = z.object({ choices: z.array(z.object({ message: z.object({ content: z.string() }) })) })
const Refused = z.object({ detail: z.string() })
const Accepted = z.object({ message: z.string() })

/** What an answer of one of the ways to run a flow says, in words; undefined when there are none in it. */
export function readAnswer(body: string): string | undefined {
  let parsed: unknown
  try {
    parsed = JSON.parse(body)
  } catch {
    return undefined
  }
  const run = Run.safeParse(parsed).data?.outputs.flatMap(({ outputs }) => outputs)
  if (run) {
    const said = run.flatMap(({ messages }) => messages?.map(({ message }) => message) ?? [])
    const texts = run.flatMap(({ results }) =>
      Object.values(results ?? {}).filter((value) => typeof value === 'string'),
    )
    return (said.length > 0 ? said : texts).join('\n') || undefined
  }
  return (
    Completion.safeParse(parsed).data?.choices[0]?.message.content ??
    Refused.safeParse(parsed).data?.detail ??
    Accepted.safeParse(parsed).data?.message
  )
}
