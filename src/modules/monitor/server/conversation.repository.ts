import { z } from 'zod'
import { escapeLike } from '@/lib/escape-like'
import { runStatement } from '@/platform/db/run-statement'

/**
 * Walks the messages from the newest on and keeps those after which their conversation has no other: a page costs one look
 * into an index for each message that is passed, however many conversations there are. The tenant is in every filter.
 */
const browse = {
  name: 'browse_conversations',
  text: `SELECT page.*, session.session_name, flow.name AS flow_name, (
      SELECT count(*)::int FROM "Message" one
      WHERE one.tenant_id = $1::uuid AND one.flow_id = page.flow_id AND one.session_id = page.session_id
    ) AS message_count
    FROM (
      SELECT last.id, last.flow_id, last.session_id, last.user_id, left(last.text, 200) AS last_text,
        last."timestamp" AS last_at
      FROM "Message" last
      WHERE last.tenant_id = $1::uuid AND last.id < $2::int
        AND ($3::uuid IS NULL OR last.flow_id = $3::uuid)
        AND ($4::int IS NULL OR last.user_id = $4::int)
        AND NOT EXISTS (
          SELECT 1 FROM "Message" later
          WHERE later.tenant_id = $1::uuid AND later.flow_id = last.flow_id AND later.session_id = last.session_id
            AND later.id > last.id AND ($4::int IS NULL OR later.user_id = $4::int)
        )
        AND ($5::text IS NULL OR last.session_id ILIKE $5::text OR EXISTS (
          SELECT 1 FROM "Message" said
          WHERE said.tenant_id = $1::uuid AND said.flow_id = last.flow_id AND said.session_id = last.session_id
            AND said.text ILIKE $5::text
        ) OR EXISTS (
          SELECT 1 FROM "MessageSession" named
          WHERE named.tenant_id = $1::uuid AND named.flow_id = last.flow_id AND named.session_id = last.session_id
            AND named.session_name ILIKE $5::text
        ))
      ORDER BY last.id DESC LIMIT $6::int
    ) page
    LEFT JOIN "MessageSession" session ON session.tenant_id = $1::uuid AND session.flow_id = page.flow_id
      AND session.session_id = page.session_id
    LEFT JOIN "Flow" flow ON flow.tenant_id = $1::uuid AND flow.id = page.flow_id
    ORDER BY page.id DESC`,
}

const Rows = z.array(
  z.object({
    id: z.number(),
    flow_id: z.string(),
    session_id: z.string(),
    user_id: z.number().nullable(),
    last_text: z.string(),
    last_at: z.date(),
    session_name: z.string().nullable(),
    flow_name: z.string().nullable(),
    message_count: z.number(),
  }),
)

interface Browse {
  before: number
  flow_id: string | null
  /** Only conversations of this person. */
  user_id: number | null
  search: string
  take: number
}

const END = 2_147_483_647

export const conversationRepository = {
  /** Conversations by their last message, the newest first; `before` is the last message's id of the page before. */
  browse: async (
    tenant_id: string,
    { before = END, flow_id, user_id, search, take }: Partial<Browse> & { take: number },
  ) => {
    const like = search ? `%${escapeLike(search)}%` : null
    return Rows.parse(await runStatement(browse, [tenant_id, before, flow_id ?? null, user_id ?? null, like, take]))
  },
}
