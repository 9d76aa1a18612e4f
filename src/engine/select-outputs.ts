import type { RunOutput } from './events'

export interface OutputSelection {
  /** `any` is every output node, `debug` every node. */
  output_type: 'chat' | 'text' | 'any' | 'debug'
  /** Id or display name of one node; then only it counts. */
  output_component?: string
}

/** The part of a run's results that the answer holds. */
export function selectOutputs(all: readonly RunOutput[], selection: OutputSelection): RunOutput[] {
  const wanted = selection.output_component
  if (wanted) return all.filter((output) => output.node_id === wanted || output.display_name === wanted)
  switch (selection.output_type) {
    case 'debug':
      return [...all]
    case 'any':
      return all.filter((output) => output.output_type !== 'any')
    default:
      return all.filter((output) => output.output_type === selection.output_type)
  }
}
