import type { FieldDefinition, OutputDefinition } from '@/engine/component'
import { QUOTE } from './handles'
import { templateField } from './template-field'

type OutputHandle = {
  dataType: string
  id: string
  name: string
  output_types: string[]
}

/** An edge as it is stored in a flow's `data.edges`. */
export interface LangflowEdge {
  id: string
  source: string
  target: string
  sourceHandle: string
  targetHandle: string
  data: {
    sourceHandle: OutputHandle
    targetHandle: { fieldName: string; id: string; inputTypes: string[]; type: string } | OutputHandle
  }
}

export interface NewEdgeOptions {
  /** The node it starts from, its component's type, and the output. */
  source: { id: string; type: string; output: OutputDefinition }
  /** A field; or, for the wire that leads back into a loop, the loop's own output. */
  target: { id: string; field: FieldDefinition } | { id: string; type: string; loop_output: OutputDefinition }
}

/** A new edge in stored form. */
export function newLangflowEdge({ source, target }: NewEdgeOptions): LangflowEdge {
  const sourceHandle = outputHandle(source.id, source.type, source.output)
  const targetHandle =
    'loop_output' in target
      ? outputHandle(target.id, target.type, target.loop_output)
      : {
          fieldName: target.field.name,
          id: target.id,
          inputTypes: [...(target.field.input_types ?? [])],
          type: String(templateField(target.field).type),
        }
  const [from, to] = [handleText(sourceHandle), handleText(targetHandle)]
  return {
    id: `xy-edge__${source.id}${from}-${target.id}${to}`,
    source: source.id,
    target: target.id,
    sourceHandle: from,
    targetHandle: to,
    data: { sourceHandle, targetHandle },
  }
}

const outputHandle = (id: string, dataType: string, output: OutputDefinition): OutputHandle => ({
  dataType,
  id,
  name: output.name,
  output_types: [...output.types],
})

/** A handle as text: JSON with its keys in order and œ for the quotation mark. */
export function handleText(handle: Readonly<Record<string, unknown>>): string {
  const sorted = Object.fromEntries(Object.entries(handle).sort(([a], [b]) => (a < b ? -1 : 1)))
  return JSON.stringify(sorted).replaceAll('"', QUOTE)
}
