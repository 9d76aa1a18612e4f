import type { Component } from '@/engine/component'
import { toolName } from '@/engine/node-tools'
import { textInput } from '../read-inputs'
import { agentHandler } from './handler'

/** What exports write into every agent; it says nothing about this one. */
const NO_DESCRIPTION = /^A helpful assistant with access to the following tools:?$/

/** The agent as a tool of another agent, which asks it in words of its own. */
export const agentAsTool: NonNullable<Component['tools']> = async (inputs, context) => {
  const given = textInput(inputs, 'agent_description').trim()
  return [
    {
      kind: 'tool',
      name: toolName(context.node_name),
      description:
        given === '' || NO_DESCRIPTION.test(given)
          ? `Asks the agent "${context.node_name}", which has tools of its own.`
          : given,
      input_schema: {
        type: 'object',
        properties: {
          input_value: { type: 'string', description: 'What the agent is asked, with all that it has to know.' },
        },
        required: ['input_value'],
      },
      async call({ input_value }) {
        const { outputs } = await agentHandler({ ...inputs, input_value: input_value ?? '' }, context)
        return outputs.response ?? ''
      },
    },
  ]
}
