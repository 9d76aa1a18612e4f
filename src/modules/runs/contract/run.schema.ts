import { z } from 'zod'
import { FlowId, RunId, Timestamp, text } from '@/contract/ids'

export const inputTypes = ['chat', 'text', 'any'] as const

/** Values for nodes by id or name, or a bare field name for every node. */
export const Tweaks = z.record(z.string(), z.unknown()).meta({ id: 'Tweaks' })

/** What a run is asked to do. Source: the studio document. */
export const SimplifiedAPIRequest = z
  .object({
    input_value: text(1_000_000).nullish().describe('What the user says'),
    input_type: z.enum(inputTypes).nullable().default('chat').describe('Which input nodes take it'),
    output_type: z
      .enum([...inputTypes, 'debug'])
      .nullable()
      .default('chat')
      .describe('Which output nodes the answer holds; debug is every node'),
    output_component: text(300).nullable().default('').describe('Id or name of the one node to answer with'),
    tweaks: Tweaks.nullish(),
    session_id: text(300).nullish().describe("Conversation that the run belongs to; the flow's id unless said"),
  })
  .meta({ id: 'SimplifiedAPIRequest' })

const ChatOutputMessage = z.object({
  message: z.string(),
  sender: z.string().nullable().default('Machine'),
  sender_name: z.string().nullable().default('AI'),
  session_id: z.string().nullable(),
  stream_url: z.string().nullable(),
  component_id: z.string().nullable(),
  files: z.array(z.looseObject({})).default([]),
  type: z.string(),
})

const ResultData = z
  .object({
    results: z.unknown(),
    artifacts: z.unknown(),
    outputs: z.record(z.string(), z.unknown()).nullable(),
    logs: z.record(z.string(), z.unknown()).nullable(),
    messages: z.array(ChatOutputMessage).nullable(),
    timedelta: z.number().nullable().describe('Seconds'),
    duration: z.string().nullable(),
    component_display_name: z.string().nullable(),
    component_id: z.string().nullable(),
    used_frozen_result: z.boolean().nullable().default(false),
  })
  .meta({ id: 'ResultData' })

export const RunResponse = z
  .object({
    outputs: z
      .array(
        z.object({ inputs: z.record(z.string(), z.unknown()).default({}), outputs: z.array(ResultData).default([]) }),
      )
      .default([]),
    session_id: z.string().nullable(),
  })
  .meta({ id: 'RunResponse' })
export type RunAnswer = z.infer<typeof RunResponse>

/** Input of a build: what the console and Langflow's own client send. */
export const InputValueRequest = z
  .object({
    components: z.array(text(300)).nullable().default([]).describe('Ids or names of the nodes that take the input'),
    input_value: text(1_000_000).nullish(),
    session: text(300).nullish(),
    type: z.enum(inputTypes).nullable().default('any'),
  })
  .meta({ id: 'InputValueRequest' })

export const runStatuses = ['queued', 'running', 'paused', 'succeeded', 'failed', 'stopped'] as const
export type RunStatus = (typeof runStatuses)[number]

/** What started a run: a call, the canvas, a webhook, a client of OpenAI, or another flow. */
export const runTriggers = ['run', 'build', 'webhook', 'openai', 'flow', 'public'] as const
export type RunTrigger = (typeof runTriggers)[number]

export const RunError = z.object({
  code: z.string(),
  message: z.string(),
  hint: z.string().optional(),
  node_id: z.string().optional(),
  node_name: z.string().optional(),
  retry_after_ms: z.number().optional(),
})

/** A run as the console shows it. */
export const RunRead = z
  .object({
    id: RunId,
    flow_id: FlowId,
    session_id: z.string(),
    trigger: z.string(),
    status: z.enum(runStatuses),
    error: RunError.nullable(),
    exceptions: z.int().describe("Failures that a node's error handling caught"),
    create_at: Timestamp,
    finished_at: Timestamp.nullable(),
  })
  .meta({ id: 'RunRead' })

/** Values for the variables of a flow's start node, by name. Files: `{type, transfer_method: remote_url|local_file, url|upload_file_id}`. */
export const RunInputs = z.record(text(300), z.json()).meta({ id: 'RunInputs' })

export const formStatuses = ['waiting', 'answered', 'expired', 'cancelled'] as const

/** A form by which a paused run asks a person something. */
export const FormRead = z
  .object({
    form_id: z.uuid(),
    form_token: z.string().describe('Opens the form without an account; share it only with who should answer'),
    run_id: RunId,
    flow_id: FlowId,
    session_id: z.string(),
    node_id: z.string(),
    node_title: z.string(),
    form_content: z.string().describe('Markdown'),
    fields: z.array(
      z.object({
        name: z.string(),
        label: z.string(),
        type: z.enum(['text', 'paragraph', 'number', 'select', 'boolean', 'file']),
        required: z.boolean(),
        options: z.array(z.string()).optional(),
      }),
    ),
    resolved_default_values: z.record(z.string(), z.json()),
    actions: z.array(z.object({ id: z.string(), title: z.string(), style: z.string() })),
    display_in_ui: z.boolean(),
    status: z.enum(formStatuses),
    expiration_time: Timestamp,
    create_at: Timestamp,
  })
  .meta({ id: 'FormRead' })

/** What a person answered. */
export const FormAnswer = z
  .object({
    action: text(300).describe('Id of the button that was pressed'),
    inputs: z.record(text(300), z.json()).default({}).describe('Values by field name'),
  })
  .meta({ id: 'FormAnswer' })
