import { isRecord } from '@/lib/is-record'
import { field, flowNode, output } from '../flow-node'

export const triggerWebhook = flowNode({
  type: 'trigger-webhook',
  display_name: 'Webhook Trigger',
  description: 'Begins a run when its address is called.',
  icon: 'webhook',
  category: 'input_output',
  entry: 'trigger',
  fields: [
    field('method', 'Method', 'select', { options: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'], default: 'POST' }),
    field('content_type', 'Content Type', 'text', { default: 'application/json', advanced: true }),
    field('headers', 'Headers', 'table', { default: [] }),
    field('params', 'Query Parameters', 'table', { default: [] }),
    field('body', 'Body', 'table', { default: [] }),
    field('variables', 'Variables', 'table', { default: [], advanced: true }),
    field('status_code', 'Answer Status', 'integer', { default: 200, advanced: true }),
    field('response_body', 'Answer', 'multiline', { default: '', advanced: true }),
    field('webhook_url', 'Address', 'text', { advanced: true }),
    field('webhook_debug_url', 'Test Address', 'text', { advanced: true }),
    field('async_mode', 'Answer at once', 'boolean', { default: true, advanced: true }),
  ],
  outputs: [output('_webhook_raw', 'Request', 'Any')],
  dynamic_outputs: (config) => webhookNames(config).map((name) => output(name, name, 'Any')),
})

export const triggerSchedule = flowNode({
  type: 'trigger-schedule',
  display_name: 'Schedule Trigger',
  description: 'Begins a run at set times.',
  icon: 'calendar-clock',
  category: 'input_output',
  entry: 'trigger',
  fields: [
    field('mode', 'Mode', 'select', { options: ['visual', 'cron'], default: 'visual' }),
    field('frequency', 'Frequency', 'text', { default: 'daily' }),
    field('visual_config', 'Times', 'table', {}),
    field('cron_expression', 'Cron', 'text', {}),
    field('timezone', 'Time Zone', 'text', { default: 'UTC', advanced: true }),
  ],
  outputs: [output('timestamp', 'Time', 'Any')],
})

/** Names that a webhook's request gives values for. */
export function webhookNames(config: Record<string, unknown>): string[] {
  return ['headers', 'params', 'body'].flatMap((part) => {
    const items = config[part]
    if (!Array.isArray(items)) return []
    return items.flatMap((item) => (isRecord(item) && typeof item.name === 'string' ? [item.name] : []))
  })
}
