import type { StartVariable } from '@/components/dify/start/start-variables'

/** What the server tells of a published flow before anything is said. */
export type PublicPageView = ReadyPage | { state: 'not_published' | 'broken'; name: string }

export interface ReadyPage {
  state: 'ready'
  flow_id: string
  name: string
  description: string
  chat: boolean
  text: boolean
  fields: readonly StartVariable[]
  needs_file: boolean
  opening: string
  suggestions: readonly string[]
}
