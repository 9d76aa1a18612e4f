import { cache } from 'react'
import { type PublicPage, readPublicPage } from '@/modules/runs/server'
import { pageActor } from './page-gate'

/** What the page of a published flow shows whoever looks at it; found out once a request. */
export const publicPage = cache(
  async (flow_id: string): Promise<PublicPage | undefined> => readPublicPage(await pageActor(), flow_id),
)
