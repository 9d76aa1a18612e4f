import { EngineError, type TemplatePort } from '@/engine'
import { env } from '@/env'
import { SANDBOX_INPUT_BYTES, SANDBOX_OUTPUT_BYTES, sandbox } from '@/platform/sandbox/sandbox'
import { fillPlainTemplate } from './plain-template'
import { sandboxFault } from './sandbox-fault'

const MAX_MS = 20_000

/**
 * Jinja2 templates, rendered by Jinja2 itself in Python's worker processes; those that are only text and values are filled
 * in here.
 *
 * @param owner whose template it is (a tenant): owners take turns when all workers are busy
 * @param limit_ms the longest that a template may take, if the operator allows so much
 */
export function templatePort(owner: string, limit_ms = MAX_MS): TemplatePort {
  return {
    async render(template, values, signal) {
      const filled = fillPlainTemplate(template, values)
      if (filled !== undefined && filled.length <= SANDBOX_OUTPUT_BYTES) return filled
      const body = Buffer.from(JSON.stringify({ template, values, max_bytes: SANDBOX_OUTPUT_BYTES }))
      if (body.byteLength > SANDBOX_INPUT_BYTES)
        throw new EngineError(
          'template_failed',
          `The template and its values are larger than ${SANDBOX_INPUT_BYTES} bytes.`,
          { hint: 'Pass less to the template.' },
        )
      const timeout_ms = Math.min(limit_ms, env.MILLRACE_SANDBOX_TIMEOUT_MS)
      try {
        return Buffer.from(await sandbox('python').run({ owner, header: { timeout_ms }, body, signal })).toString(
          'utf8',
        )
      } catch (error) {
        throw sandboxFault(error, {
          failed: 'template_failed',
          limit: 'template_failed',
          timeout: 'template_failed',
          late: `The template was not filled in within ${timeout_ms} ms.`,
          late_hint: 'Loop over less.',
        })
      }
    },
  }
}
