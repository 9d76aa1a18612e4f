import { z } from 'zod'
import { escapeLike } from '@/lib/escape-like'
import { runStatement } from '@/platform/db/run-statement'

/** One row for each conversation whose last message `inner` gives, with what is shown of it. */
const pageOf = (inner: string) => `SELECT page.*, session.session_name, flow.name AS flow_name, (
      SELECT count(*)::int FROM "Message" one
      WHERE one.tenant_id = $1::uuid AND one.flow_id = page.flow_id AND one.session_id = page.session_id
    ) AS message_count
    FROM (${inner}
    ) page
    LEFT JOIN "MessageSession" session ON session.tenant_id = $1::uuid AND session.flow_id = page.flow_id
      AND session.session_id = page.session_id
    LEFT JOIN "Flow" flow ON flow.tenant_id = $1::uuid AND flow.id = page.flow_id
    ORDER BY page.id DESC`

const columns = `last.id, last.flow_id, last.session_id, last.user_id, left(last.text, 200) AS last_text,
        last."timestamp" AS last_at`

/**
 * Walks the messages from the newest on and keeps those after which their conversation has no other: a page costs one look
 * into an index for each message that is passed, however many conversations there are. With $7 it passes no more than so
 * many. The tenant is in every filter.
 */
const browse = {
  name: 'browse_conversations',
  text: pageOf(`
      SELECT ${columns}
      FROM "Message" last
      WHERE last.tenant_id = $1::uuid AND last.id < $2::int
        AND ($7::int IS NULL OR last.id >= coalesce((
          SELECT one.id FROM "Message" one WHERE one.tenant_id = $1::uuid AND one.id < $2::int
          ORDER BY one.id DESC OFFSET $7::int LIMIT 1), 0))
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
      ORDER BY last.id DESC LIMIT $6::int`),
}

/** Beyond so many messages that match, walking finds a page sooner than going through all of them. */
const MAX_HITS = 2_000

/** Conversations that match, by the index of parts of words. The tenant is in every filter. */
const search = {
  name: 'search_conversations',
  text: `SELECT flow_id, session_id, count(*)::int AS hits FROM (
      (SELECT flow_id, session_id FROM "Message"
       WHERE tenant_id = $1::uuid AND ($2::uuid IS NULL OR flow_id = $2::uuid)
         AND (text ILIKE $3::text OR session_id ILIKE $3::text)
       LIMIT ${MAX_HITS + 1})
      UNION ALL
      (SELECT flow_id, session_id FROM "MessageSession"
       WHERE tenant_id = $1::uuid AND ($2::uuid IS NULL OR flow_id = $2::uuid) AND session_name ILIKE $3::text
       LIMIT ${MAX_HITS + 1})
    ) hit GROUP BY flow_id, session_id`,
}

/** Of the conversations that $5 and $6 name. The tenant is in every filter. */
const browseFound = {
  name: 'browse_found_conversations',
  text: pageOf(`
      SELECT ${columns}
      FROM unnest($5::uuid[], $6::text[]) AS hit(flow_id, session_id)
      CROSS JOIN LATERAL (
        SELECT * FROM "Message" said
        WHERE said.tenant_id = $1::uuid AND said.flow_id = hit.flow_id AND said.session_id = hit.session_id
          AND ($3::int IS NULL OR said.user_id = $3::int)
        ORDER BY said.id DESC LIMIT 1
      ) last
      WHERE last.id < $2::int
      ORDER BY last.id DESC LIMIT $4::int`),
}

const Hits = z.array(z.object({ flow_id: z.string(), session_id: z.string(), hits: z.number() }))

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

/** The newest messages, which tell whether a text is said everywhere. */
const SAMPLE = 8
/** Shorter texts are in too many words for the index to help. */
const SHORTEST_INDEXED = 3

export const conversationRepository = {
  /** Conversations by their last message, the newest first; `before` is the last message's id of the page before. */
  browse: async (
    tenant_id: string,
    { before = END, flow_id = null, user_id = null, search: text = '', take }: Partial<Browse> & { take: number },
  ) => {
    const like = text ? `%${escapeLike(text)}%` : null
    const walk = async (most: number | null) =>
      Rows.parse(await runStatement(browse, [tenant_id, before, flow_id, user_id, like, take, most]))
    if (like === null || text.length < SHORTEST_INDEXED) return walk(null)
    // What is said everywhere fills a page soon, walking; what is rare is looked up.
    const common = (await walk(SAMPLE)).length * 2 > SAMPLE
    const found = common ? undefined : await find(tenant_id, flow_id, like)
    if (!found) return walk(null)
    const [flows, sessions] = [found.map((hit) => hit.flow_id), found.map((hit) => hit.session_id)]
    return Rows.parse(await runStatement(browseFound, [tenant_id, before, user_id, take, flows, sessions]))
  },
}

/** All conversations that match; undefined when there are too many to go through. */
async function find(tenant_id: string, flow_id: string | null, like: string) {
  const found = Hits.parse(await runStatement(search, [tenant_id, flow_id, like]))
  return found.reduce((sum, { hits }) => sum + hits, 0) > MAX_HITS ? undefined : found
}
