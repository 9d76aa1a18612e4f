import type { ChatTurn, ToolSpec } from '@/engine/ports'
import { answerPieces, emptyAnswer } from '../model-call/call-model'
import { closingTurn, iterationLimit, NO_ANSWER } from './iteration-limit'
import { parseReact } from './parse-react'
import { ReactReader } from './react-reader'
import type { AgentWork } from './run-agent'

/** The loop for models that only write text: they name an action, are told what it gave, and go on. */
export async function* react({ task, context, tools, signal, answer }: AgentWork): AsyncIterable<string> {
  const system: ChatTurn = { role: 'system', content: instructionsFor(task.instructions, tools.specs) }
  const turns: ChatTurn[] = [system, ...task.history, task.input]
  const model = { ...task.model, stop: [...(task.model.stop ?? []), '\nObservation:'] }
  for (let iteration = 1; ; iteration++) {
    const closing = iteration > task.max_iterations
    if (closing && task.on_limit === 'fail') throw iterationLimit(task)
    const reply = emptyAnswer()
    const reader = new ReactReader()
    answer.iterations = iteration
    const request = { model, turns: closing ? [...turns, closingTurn] : [...turns], signal }
    for await (const piece of answerPieces(context, request, reply)) {
      const shown = reader.push(piece)
      if (shown !== '') yield shown
      // A model that goes on to make up what a tool says is not listened to any further.
      if (reader.over) break
    }
    const said = parseReact(reader.text, tools.specs)
    if (said.action && !closing) {
      const call = { id: `react-${iteration}`, ...said.action }
      const [step] = await tools.callAll([call], iteration, signal)
      turns.push({ role: 'assistant', content: said.kept }, { role: 'user', content: `Observation: ${step?.result}` })
      continue
    }
    if (closing) answer.limit = 'iterations'
    answer.text = said.final ?? NO_ANSWER
    if (!reader.showed) yield answer.text
    return
  }
}

function instructionsFor(instructions: string, tools: readonly ToolSpec[]): string {
  const list = tools.map((tool) => `- ${tool.name}: ${tool.description} Input: ${JSON.stringify(tool.input_schema)}`)
  return `${instructions === '' ? '' : `${instructions}\n\n`}You can use these tools:
${list.join('\n')}

Write in exactly this form. To use a tool:

Thought: what you need to find out
Action: the name of one tool
Action Input: a JSON object that fits the tool's input

and stop there: you will be told the result after "Observation:". This may repeat. When you know the answer:

Thought: I know the answer
Final Answer: the answer to the question`
}
