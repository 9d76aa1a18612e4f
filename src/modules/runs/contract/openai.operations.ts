import { z } from 'zod'
import { text } from '@/contract/ids'
import { operation } from '@/contract/operation'

const model = text(300).describe("A flow's id or endpoint name")
const sse = { content_type: 'text/event-stream' }

const Part = z.looseObject({
  type: z.string(),
  text: text(1_000_000).optional(),
  image_url: z.union([z.string(), z.looseObject({ url: z.string() })]).optional(),
})

const ChatMessage = z.looseObject({
  role: z.enum(['system', 'developer', 'user', 'assistant', 'tool', 'function']),
  content: z.union([text(1_000_000), z.array(Part).max(200)]).nullish(),
})

const Usage = z.object({ prompt_tokens: z.int(), completion_tokens: z.int(), total_tokens: z.int() })

/** Source: OpenAI's API, as its own clients send and read it. */
const ChatCompletion = z
  .object({
    id: z.string(),
    object: z.literal('chat.completion'),
    created: z.int(),
    model: z.string(),
    choices: z.array(
      z.object({
        index: z.int(),
        message: z.object({ role: z.literal('assistant'), content: z.string(), refusal: z.null() }),
        finish_reason: z.string(),
        logprobs: z.null(),
      }),
    ),
    usage: Usage,
  })
  .meta({ id: 'ChatCompletion' })

const ModelList = z
  .object({
    object: z.literal('list'),
    data: z.array(
      z.object({
        id: z.string(),
        object: z.literal('model'),
        created: z.int(),
        owned_by: z.string(),
        name: z.string(),
      }),
    ),
  })
  .meta({ id: 'ModelList' })

/** Source: the studio document and OpenAI's API. */
export const OpenAIResponse = z
  .object({
    id: z.string(),
    object: z.string().default('response'),
    created_at: z.int(),
    status: z.enum(['completed', 'in_progress', 'failed']).default('completed'),
    error: z.record(z.string(), z.unknown()).nullable(),
    incomplete_details: z.record(z.string(), z.unknown()).nullable(),
    instructions: z.string().nullable(),
    max_output_tokens: z.int().nullable(),
    model: z.string(),
    output: z.array(z.record(z.string(), z.unknown())),
    output_text: z.string(),
    parallel_tool_calls: z.boolean().default(true),
    previous_response_id: z.string().nullable(),
    reasoning: z.record(z.string(), z.unknown()).default({ effort: null, summary: null }),
    store: z.boolean().default(true),
    temperature: z.number().default(1),
    text: z.record(z.string(), z.unknown()).default({ format: { type: 'text' } }),
    tool_choice: z.string().default('auto'),
    tools: z.array(z.record(z.string(), z.unknown())).default([]),
    top_p: z.number().default(1),
    truncation: z.string().default('disabled'),
    usage: z.record(z.string(), z.unknown()).nullable(),
    user: z.string().nullable(),
    metadata: z.record(z.string(), z.unknown()).default({}),
  })
  .meta({ id: 'OpenAIResponse' })

export const openaiOps = {
  create_chat_completion: operation({
    surface: 'studio',
    method: 'POST',
    path: '/api/v1/chat/completions',
    access: 'flow:run',
    audit: 'own_record',
    group: 'OpenAI',
    summary: 'Chat with a flow, as with a model of OpenAI',
    description:
      'The last user message is the input; those before it are the conversation that the flow remembers, unless session_id names a stored one. The flow has its own instructions: system messages are not passed on, and settings such as temperature have no effect. Runs the version of the flow that is online, and its draft while none is.',
    rate_limit: 'run',
    raw: [{ ...sse, description: 'With stream=true: chunks, then data: [DONE]' }],
    errors: ['bad_request', 'run_failed'],
    input: z.object({
      model,
      messages: z.array(ChatMessage).min(1).max(2_000),
      stream: z.boolean().nullish(),
      stream_options: z.looseObject({ include_usage: z.boolean().nullish() }).nullish(),
      session_id: text(300).nullish(),
      user: text(300).nullish(),
      tools: z.array(z.unknown()).max(500).nullish(),
    }),
    output: ChatCompletion,
  }),
  list_models: operation({
    surface: 'studio',
    method: 'GET',
    path: '/api/v1/models',
    access: 'flow:read',
    group: 'OpenAI',
    summary: 'The flows that you can chat with, as models',
    input: z.object({}),
    output: ModelList,
  }),
  create_response: operation({
    surface: 'studio',
    method: 'POST',
    path: '/api/v1/responses',
    access: 'flow:run',
    audit: 'own_record',
    group: 'OpenAI Responses API',
    summary: 'Answer with a flow',
    description:
      'The response id names the conversation: previous_response_id continues it. With background=true the answer comes at once and is read again by its id. Faults of the request and of the run come as 200 with an `error` object, as clients of the document expect. Runs the version of the flow that is online, and its draft while none is.',
    rate_limit: 'run',
    raw: [{ ...sse, description: 'With stream=true: events response.created … response.completed' }],
    input: z.object({
      model,
      input: z
        .union([text(1_000_000), z.array(z.looseObject({ content: z.unknown() })).max(2_000)])
        .describe('A text, or a list of messages of which the last counts'),
      stream: z.boolean().default(false),
      background: z.boolean().default(false),
      tools: z.array(z.unknown()).max(500).nullish(),
      previous_response_id: text(300).nullish(),
      include: z.array(text(100)).max(50).nullish().describe('tool_call.results adds what tools gave'),
      user: text(300).nullish(),
    }),
    output: z.union([OpenAIResponse, z.object({ error: z.record(z.string(), z.unknown()) })]),
  }),
  read_response: operation({
    surface: 'studio',
    method: 'GET',
    path: '/api/v1/responses/{response_id}',
    access: 'run:read',
    group: 'OpenAI Responses API',
    summary: 'Read a response again, such as one in the background',
    input: z.object({ response_id: text(300) }),
    output: OpenAIResponse,
  }),
}
