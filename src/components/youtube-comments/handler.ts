import { z } from 'zod'
import type { Handler, NodeContext, NodeInputs } from '@/engine/component'
import { EngineError } from '@/engine/errors'
import { fetchJson } from '../fetch-text'
import { flagInput, numberInput, textInput } from '../read-inputs'
import { tableOf } from '../table-of'

const Comment = z.object({
  id: z.string(),
  snippet: z.object({
    textDisplay: z.string(),
    authorDisplayName: z.string(),
    publishedAt: z.string(),
    likeCount: z.number().catch(0),
  }),
})
const Answer = z.object({
  items: z.array(
    z.object({
      snippet: z.object({ topLevelComment: Comment, totalReplyCount: z.number().catch(0) }),
      replies: z.object({ comments: z.array(Comment) }).optional(),
    }),
  ),
  nextPageToken: z.string().optional(),
})

export const youtubeCommentsHandler: Handler = async (inputs, context) => {
  const limit = numberInput(inputs, 'max_results') ?? 20
  const rows: Record<string, unknown>[] = []
  let page: string | undefined
  do {
    const { items, nextPageToken } = await commentPage(inputs, context, Math.min(100, limit - rows.length), page)
    for (const { snippet, replies } of items) {
      const top = snippet.topLevelComment
      rows.push(rowOf(top, '', snippet.totalReplyCount, inputs))
      if (!flagInput(inputs, 'include_replies', false)) continue
      for (const reply of replies?.comments ?? []) rows.push(rowOf(reply, top.id, 0, inputs))
    }
    page = nextPageToken
  } while (page && rows.length < limit)
  return { outputs: { comments: tableOf(rows.slice(0, limit)) } }
}

async function commentPage(inputs: NodeInputs, context: NodeContext, count: number, page: string | undefined) {
  const url = new URL('https://www.googleapis.com/youtube/v3/commentThreads')
  const query = {
    part: 'snippet,replies',
    videoId: videoId(textInput(inputs, 'video_url')),
    maxResults: String(count),
    order: textInput(inputs, 'sort_by') || 'relevance',
    textFormat: 'plainText',
    key: textInput(inputs, 'api_key'),
    ...(page ? { pageToken: page } : {}),
  }
  for (const [key, value] of Object.entries(query)) url.searchParams.set(key, value)
  const answer = Answer.safeParse(await fetchJson(context, url, 'YouTube'))
  if (!answer.success) throw new EngineError('tool_failed', 'YouTube answered with something unexpected.')
  return answer.data
}

function videoId(address: string): string {
  const id =
    /(?:[?&]v=|youtu\.be\/|\/(?:embed|shorts|live|v)\/)([\w-]{11})/.exec(address)?.[1] ??
    /^[\w-]{11}$/.exec(address.trim())?.[0]
  if (id) return id
  throw new EngineError('invalid_input', `"${address.slice(0, 100)}" is not the address of a video.`, {
    hint: 'It looks like https://www.youtube.com/watch?v=….',
  })
}

function rowOf({ id, snippet }: z.infer<typeof Comment>, parent: string, replies: number, inputs: NodeInputs) {
  return {
    comment_id: id,
    parent_comment_id: parent,
    author: snippet.authorDisplayName,
    text: snippet.textDisplay,
    published_at: snippet.publishedAt,
    is_reply: parent !== '',
    ...(flagInput(inputs, 'include_metrics', true) ? { like_count: snippet.likeCount, reply_count: replies } : {}),
  }
}
