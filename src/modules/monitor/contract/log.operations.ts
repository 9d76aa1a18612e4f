import { z } from 'zod'
import { operation } from '@/contract/operation'

const common = { surface: 'studio', method: 'GET', group: 'Log', access: 'log:read' } as const
const lines = z.record(z.string(), z.string()).describe('Log lines by the millisecond at which they were written')
const count = z.int().min(0).max(2_000).default(0)

export const logOps = {
  stream_logs: operation({
    ...common,
    path: '/logs-stream',
    summary: 'Follow the log of the server',
    description:
      'For the owner of the installation. Begins with what is written after the call; frames {timestamp: line}, and "keepalive" after five seconds of silence.',
    raw: [{ content_type: 'text/event-stream', description: 'Frames of one JSON object each' }],
    raw_only: true,
    input: z.object({}),
    output: lines,
  }),
  logs: operation({
    ...common,
    path: '/logs',
    summary: 'Read a piece of the log of the server',
    description:
      'For the owner of the installation. The last 10 lines, the last lines_before, or with a timestamp those before it (10 unless said) or after it. The newest 2,000 lines are kept.',
    errors: ['bad_request'],
    input: z.object({
      lines_before: count,
      lines_after: count,
      timestamp: z.int().min(0).max(Number.MAX_SAFE_INTEGER).default(0).describe('Milliseconds since 1970'),
    }),
    output: lines,
  }),
}
