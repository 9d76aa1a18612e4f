import { expect, it } from 'vitest'
import { fakePorts } from '@/engine/testing/fake-ports'
import { runNode } from '../testing/run-node'
import { toRows } from '../to-rows'

const comment = (id: string) => ({
  id,
  snippet: { textDisplay: `text ${id}`, authorDisplayName: 'Ada', publishedAt: '2024', likeCount: 2 },
})
const pages: Record<string, unknown> = {
  first: {
    items: [
      { snippet: { topLevelComment: comment('a'), totalReplyCount: 1 }, replies: { comments: [comment('a.1')] } },
    ],
    nextPageToken: 'second',
  },
  second: { items: [{ snippet: { topLevelComment: comment('b'), totalReplyCount: 0 } }] },
}

async function read(config: Record<string, unknown>) {
  const ports = fakePorts({
    http: ({ url }) => ({
      status: 200,
      headers: {},
      body: new TextEncoder().encode(JSON.stringify(pages[new URL(url).searchParams.get('pageToken') ?? 'first'])),
      url,
    }),
  })
  const given = { video_url: 'https://www.youtube.com/watch?v=abcdefghijk&t=1', api_key: 'yt-secret-key', ...config }
  const { outputs, error, events } = await runNode('YouTubeCommentsComponent', given, { ports })
  expect(JSON.stringify(events)).not.toContain('yt-secret-key')
  return { rows: toRows(outputs.comments), error, requests: ports.http.requests }
}

it('reads page after page, with replies when they are wanted', async () => {
  const { rows, requests } = await read({})
  expect(rows).toMatchObject([
    { comment_id: 'a', text: 'text a', like_count: 2, reply_count: 1 },
    { comment_id: 'b', is_reply: false },
  ])
  expect(requests[0]?.url).toContain('videoId=abcdefghijk')
  expect((await read({ include_replies: true, include_metrics: false })).rows).toMatchObject([
    { comment_id: 'a' },
    { comment_id: 'a.1', parent_comment_id: 'a', is_reply: true },
    { comment_id: 'b' },
  ])
  expect((await read({ max_results: 1 })).rows).toHaveLength(1)
})

it('refuses what is no video', async () => {
  expect((await read({ video_url: 'https://a.test' })).error?.code).toBe('invalid_input')
})
