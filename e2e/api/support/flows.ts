import { randomUUID } from 'node:crypto'
import { starterGraph } from '@/modules/flows/server/starters/starter-graph'
import { type Asking, ask } from './ask'
import { textAt } from './at'

export const chatInput = 'ChatInput-in'
export const chatOutput = 'ChatOutput-out'
export const languageModel = 'LanguageModelComponent-model'

type Nodes = Parameters<typeof starterGraph>[0]
const ends: Nodes = [
  { id: chatInput, type: 'ChatInput', at: [0, 0] },
  { id: chatOutput, type: 'ChatOutput', at: [2, 0] },
]

/** What goes in comes out. */
export const echoGraph = () => starterGraph(ends, [`${chatInput}.message -> ${chatOutput}.input_value`])

/** Chat input, a model of an OpenAI-compatible provider at `base_url`, chat output. */
export const modelGraph = (base_url: string, config: Record<string, unknown> = {}) =>
  starterGraph(
    [
      ...ends,
      {
        id: languageModel,
        type: 'LanguageModelComponent',
        at: [1, 0],
        config: { provider: 'OpenAI-compatible', model_name: 'mock', base_url, ...config },
      },
    ],
    [
      `${chatInput}.message -> ${languageModel}.input_value`,
      `${languageModel}.text_output -> ${chatOutput}.input_value`,
    ],
  )

/** Stores a flow under a name of its own and gives its id. */
export async function makeFlow(
  data: unknown,
  more: Record<string, unknown> = {},
  asking: Asking = {},
): Promise<string> {
  const json = { name: `Flow ${randomUUID()}`, data, ...more }
  const created = await ask('/api/v1/flows/', { ...asking, json })
  if (created.status !== 201) throw new Error(`The flow was not created: ${created.status} ${created.text}`)
  return textAt(created.body, 'id')
}

/** Where clients of the studio document look for the answer. */
export const answerText = (body: unknown): string => textAt(body, 'outputs.0.outputs.0.results.message.text')
