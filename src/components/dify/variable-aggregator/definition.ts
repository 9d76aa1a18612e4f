import { isRecord } from '@/lib/is-record'
import { field, flowNode, output } from '../flow-node'

export const variableAggregator = flowNode({
  type: 'variable-aggregator',
  aliases: ['variable-assigner'],
  display_name: 'Variable Aggregator',
  description: 'The first of several values that is there: brings branches together.',
  icon: 'merge',
  category: 'logic',
  fields: [
    field('variables', 'Variables', 'table', { info: 'Selectors, the first that has a value counts.', default: [] }),
    field('output_type', 'Output Type', 'text', { advanced: true }),
    field('advanced_settings', 'Groups', 'table', { advanced: true }),
  ],
  outputs: [output('output', 'Output', 'Any')],
  dynamic_outputs: (config) => groupNames(config.advanced_settings).map((name) => output(name, name, 'Any')),
})

function groupNames(settings: unknown): string[] {
  if (!isRecord(settings) || settings.group_enabled !== true || !Array.isArray(settings.groups)) return []
  return settings.groups.flatMap((group) =>
    isRecord(group) && typeof group.group_name === 'string' ? [group.group_name] : [],
  )
}
