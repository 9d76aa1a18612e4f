import { defineMessages } from '../define'

/** Nodes that are ordered by control wires: on the canvas and in the inspector. */
export const flowNodes = defineMessages({
  'flow_node.inward': 'Comes after',
  'flow_node.onward': 'Goes on',
  'flow_node.fail_branch': 'On error',
  'flow_node.turn': 'Each turn begins here',
  'condition.and': 'and',
  'condition.or': 'or',
  'values.system': 'Run',
  'values.environment': 'Environment',
  'values.conversation': 'Conversation',
  'values.container': 'This turn',
})
