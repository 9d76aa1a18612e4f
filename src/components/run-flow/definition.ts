import type { ComponentDefinition, FieldDefinition } from '@/engine/component'
import { sessionIdField } from '../chat-fields'

export const runFlow: ComponentDefinition = {
  type: 'RunFlow',
  aliases: ['SubFlow', 'FlowTool', 'RunFlowComponent'],
  display_name: 'Run Flow',
  description: 'Runs another flow and gives what it answers.',
  icon: 'git-branch',
  category: 'logic',
  capabilities: ['flows'],
  differs: 'The other flow is found here by its name, so it has to be imported too.',
  fields: [
    {
      name: 'flow_name_selected',
      aliases: ['flow_name', 'flow_id_selected'],
      display_name: 'Flow Name',
      type: 'text',
      info: 'Name or id of the flow.',
      required: true,
    },
    {
      name: 'input_value',
      display_name: 'Input',
      type: 'multiline',
      info: 'What the flow is sent.',
      default: '',
      input_types: ['Message'],
      tool_mode: true,
    },
    sessionIdField,
    {
      name: 'tool_name',
      display_name: 'Tool Name',
      type: 'text',
      info: 'What an agent knows the flow by. Empty means the name of the flow.',
      default: '',
      advanced: true,
    },
    {
      name: 'tool_description',
      aliases: ['description'],
      display_name: 'Tool Description',
      type: 'text',
      info: 'What an agent is told about the flow. Empty means the description of the flow.',
      default: '',
      advanced: true,
    },
  ],
  outputs: [
    { name: 'flow_outputs_message', display_name: 'Message', types: ['Message'] },
    { name: 'flow_outputs_data', display_name: 'Data', types: ['Data'] },
    { name: 'flow_outputs_dataframe', display_name: 'Table', types: ['DataFrame'] },
    { name: 'flow_outputs', display_name: 'Outputs (older flows)', types: ['Data'] },
  ],
  dynamic_fields: (config) =>
    Object.keys(config)
      .filter((name) => name.includes('~'))
      .map(innerField),
  called_flows: ({ flow_name_selected, flow_name, flow_id_selected }) =>
    [flow_name_selected, flow_name, flow_id_selected].flatMap((name) =>
      typeof name === 'string' && name !== '' ? [name] : [],
    ),
  summary: ({ flow_name_selected }) =>
    typeof flow_name_selected === 'string' && flow_name_selected !== '' ? flow_name_selected : undefined,
}

/** A field of a node of the other flow, as exports name it: the node, `~`, the field. */
function innerField(name: string): FieldDefinition {
  return {
    name,
    display_name: name.replace('~', ' → '),
    type: 'multiline',
    info: 'A field of the other flow.',
    default: '',
    input_types: ['Message', 'Data', 'DataFrame'],
    advanced: true,
  }
}
