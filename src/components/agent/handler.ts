import type { Handler, NodeContext, NodeInputs, NodeResult } from '@/engine/component'
import { EngineError } from '@/engine/errors'
import { newMessage } from '@/engine/messages'
import type { ChatTurn } from '@/engine/ports'
import { isModel, isTool } from '@/engine/value-guards'
import type { JsonValue, ModelRef, ToolValue, Value } from '@/engine/values'
import { isRecord } from '@/lib/is-record'
import { chosenModel } from '../language-model/chosen-model'
import { callModel } from '../model-call/call-model'
import { parseJsonAnswer } from '../model-call/parse-json-answer'
import { userTurn } from '../model-call/user-turn'
import { flagInput, numberInput, textInput } from '../read-inputs'
import { contentBlocks } from './content-blocks'
import { currentDateTool } from './current-date-tool'
import { sessionHistory, wiredHistory } from './history'
import { outputSchema } from './output-schema'
import { runAgent } from './run-agent'

export const agentHandler: Handler = async (inputs, context): Promise<NodeResult> => {
  const input = await userTurn(inputs.input_value, context)
  if (idle(input, context)) return { outputs: {} }
  const model = await chosenModel(inputs, context, 'agent_llm')
  const tools = toolsOf(inputs)
  if (flagInput(inputs, 'add_current_date_tool', true)) tools.push(currentDateTool(context.ports.clock))
  const limit = numberInput(inputs, 'n_messages') ?? 100
  const history = await sessionHistory(context, limit, textInput(inputs, 'session_id'))
  const strategy = /react/i.test(textInput(inputs, 'strategy')) ? 'react' : 'function_calling'
  const response = await respond({ model, input, tools, history, strategy }, inputs, context)
  const schema = outputSchema(inputs.output_schema)
  if (!schema || !context.wanted('structured_response')) return { outputs: { response } }
  const structured = await structuredAnswer(model, response.text, schema, inputs, context)
  return { outputs: { response, structured_response: { kind: 'data', data: structured } } }
}

export const connectedAgentHandler: Handler = async (inputs, context): Promise<NodeResult> => {
  const input = await userTurn(inputs.input_value, context)
  if (idle(input, context)) return { outputs: {} }
  if (!isModel(inputs.llm)) {
    throw new EngineError('missing_value', `"${context.node_name}" waits for a model from another node.`, {
      hint: 'Connect a language model to "Language Model".',
    })
  }
  const wired = wiredHistory(inputs.memory)
  const remembers = inputs.memory !== undefined && inputs.memory !== null && inputs.memory !== ''
  const history = wired.length > 0 || !remembers ? wired : await sessionHistory(context, 100, '')
  const strategy = /react/i.test(textInput(inputs, 'agent')) ? 'react' : 'function_calling'
  const response = await respond(
    { model: inputs.llm.model, input, tools: toolsOf(inputs), history, strategy },
    inputs,
    context,
  )
  return { outputs: { response } }
}

interface Given {
  model: ModelRef
  input: ChatTurn
  tools: ToolValue[]
  history: ChatTurn[]
  strategy: 'function_calling' | 'react'
}

async function respond(given: Given, inputs: NodeInputs, context: NodeContext) {
  const seconds = numberInput(inputs, 'max_execution_time')
  const answer = await runAgent(context, {
    ...given,
    instructions: textInput(inputs, 'system_prompt'),
    max_iterations: Math.max(1, numberInput(inputs, 'max_iterations') ?? 15),
    ...(seconds ? { max_time_ms: seconds * 1000 } : {}),
    on_limit: 'answer',
    handle_parsing_errors: flagInput(inputs, 'handle_parsing_errors', true),
    stream: true,
  })
  const blocks = contentBlocks(answer.steps)
  return newMessage(answer.text, context.run, blocks.length > 0 ? { properties: { content_blocks: blocks } } : {})
}

/** A node that nothing follows and that has nothing to do is one that its author has not connected yet. */
function idle(input: ChatTurn, context: NodeContext): boolean {
  if (input.content !== '') return false
  if (context.leaf) {
    context.log('Not connected and with nothing to do: the agent was not started.')
    return true
  }
  throw new EngineError('missing_value', `"${context.node_name}" has nothing to do: its input is empty.`, {
    hint: 'Connect something to "Input", or type a text.',
  })
}

function toolsOf(inputs: NodeInputs): ToolValue[] {
  const found: ToolValue[] = []
  const look = (value: Value | undefined) => {
    if (Array.isArray(value)) for (const item of value) look(item)
    else if (isTool(value)) found.push(value)
    else if (value !== undefined && value !== null && value !== '') {
      throw new EngineError('invalid_input', 'Something that is no tool is connected to "Tools".', {
        hint: 'Connect the "Tool" output of a component, a flow or an MCP server.',
      })
    }
  }
  look(inputs.tools)
  return found
}

async function structuredAnswer(
  model: ModelRef,
  text: string,
  schema: { [key: string]: JsonValue | undefined },
  inputs: NodeInputs,
  context: NodeContext,
): Promise<Record<string, unknown>> {
  const turns: ChatTurn[] = [
    { role: 'system', content: textInput(inputs, 'format_instructions') },
    { role: 'user', content: text },
  ]
  const { text: json } = await callModel(context, { model, turns, response_schema: { name: 'response', schema } })
  const value = parseJsonAnswer(json, schema)
  return isRecord(value) ? value : { value }
}
