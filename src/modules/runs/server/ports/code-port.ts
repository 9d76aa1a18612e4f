import { type CodePort, EngineError, type JsonValue } from '@/engine'
import { env } from '@/env'
import { SANDBOX_INPUT_BYTES, sandbox } from '@/platform/sandbox/sandbox'
import { sandboxFault } from './sandbox-fault'

/**
 * User code, in worker processes apart from the server.
 *
 * @param owner whose code it is (a tenant): owners take turns when all workers are busy
 */
export function codePort(owner: string): CodePort {
  return {
    async run({ language, code, inputs, timeout_ms, signal }) {
      const limit = Math.min(
        Math.max(timeout_ms ?? env.MILLRACE_SANDBOX_TIMEOUT_MS, 1),
        env.MILLRACE_SANDBOX_TIMEOUT_MS,
      )
      const body = Buffer.from(JSON.stringify({ code, inputs }))
      if (body.byteLength > SANDBOX_INPUT_BYTES)
        throw new EngineError('code_limit', `Code and inputs together are larger than ${SANDBOX_INPUT_BYTES} bytes.`, {
          hint: 'Pass less to the code node.',
        })
      try {
        const answer = await sandbox(language).run({ owner, header: { timeout_ms: limit }, body, signal })
        const value: JsonValue = JSON.parse(Buffer.from(answer).toString('utf8'))
        return value
      } catch (error) {
        throw sandboxFault(error, {
          failed: 'code_failed',
          limit: 'code_limit',
          timeout: 'code_timeout',
          late: `The code did not finish within ${limit} ms.`,
          late_hint: 'Let it do less, or raise the time-out of the node up to what MILLRACE_SANDBOX_TIMEOUT_MS allows.',
        })
      }
    },
  }
}
