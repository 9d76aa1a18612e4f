import { z } from 'zod'
import type { StartVariable } from '@/components/dify/start/start-variables'
import type { Actor } from '@/contract/actor'
import { AppError } from '@/contract/errors'
import { findOpenFlow } from '@/modules/flows/server'
import { publishedFlow } from './published-flow'

/** What the page of a published flow shows before anything is said. */
export type PublicPage =
  | { state: 'not_published' | 'broken'; name: string }
  | {
      state: 'ready'
      flow_id: string
      name: string
      description: string
      /** It is talked to; otherwise it is a form. */
      chat: boolean
      /** It takes one text instead of the fields of a form. */
      text: boolean
      fields: StartVariable[]
      /** A field that must be filled takes a file, which visitors cannot send. */
      needs_file: boolean
      opening: string
      suggestions: string[]
    }

/** Where apps of Dify keep how a conversation opens. */
const Opening = z.object({
  dify: z.object({
    workflow: z.object({
      features: z.object({
        opening_statement: z.string().catch(''),
        suggested_questions: z.array(z.string()).catch([]),
      }),
    }),
  }),
})

/** Undefined for a flow that is not open to the caller, whatever the reason. */
export async function readPublicPage(actor: Actor, flow_id: string): Promise<PublicPage | undefined> {
  const flow = await findOpenFlow(actor, flow_id)
  if (!flow) return undefined
  try {
    const { data, chat, text, fields } = await publishedFlow(flow)
    const takesFile = ({ type }: StartVariable) => type === 'file' || type === 'file-list'
    const features = Opening.safeParse(data).data?.dify.workflow.features
    return {
      state: 'ready',
      flow_id: flow.id,
      name: flow.name,
      description: flow.description ?? '',
      chat,
      text,
      fields: fields.filter((field) => !takesFile(field)),
      needs_file: fields.some((field) => takesFile(field) && field.required),
      opening: features?.opening_statement ?? '',
      suggestions: (features?.suggested_questions ?? []).filter((question) => question.trim() !== '').slice(0, 6),
    }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return { state: error.code === 'not_found' ? 'not_published' : 'broken', name: flow.name }
  }
}
