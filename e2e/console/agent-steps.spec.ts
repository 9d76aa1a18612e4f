import { startOpenAiMock } from '@/modules/models/testing/openai-mock-server'
import { dropFile } from './support/drop-file'
import { card, expect, say, test } from './support/journey'

const node = (id: string, type: string, x: number, y: number, template: Record<string, unknown> = {}) => ({
  id,
  type: 'genericNode',
  position: { x, y },
  data: {
    id,
    type,
    node: { display_name: type, tool_mode: type.startsWith('C') && !type.startsWith('Chat'), template, outputs: [] },
  },
})

const edge = (source: string, output: string, types: string[], target: string, field: string) => ({
  id: `${source}-${target}-${field}`,
  source,
  target,
  data: {
    sourceHandle: { dataType: 'x', id: source, name: output, output_types: types },
    targetHandle: { fieldName: field, id: target, inputTypes: types, type: 'other' },
  },
})

test('a Langflow agent with two tools runs, and its steps are shown', async ({ page }) => {
  const mock = await startOpenAiMock({
    script: ({ messages, tools }) =>
      messages.some((message) => message.role === 'tool')
        ? { pieces: ['It is ', 'forty-two.'] }
        : {
            tool_calls: [
              { name: tools.find((name) => /calc/i.test(name)) ?? '', args: { expression: '6*7' } },
              { name: tools.find((name) => /date/i.test(name)) ?? '', args: { timezone: 'UTC' } },
            ],
          },
  })
  const value = (text: string) => ({ type: 'str', value: text, show: true })
  const flow = {
    name: 'Agent with tools',
    data: {
      nodes: [
        node('ChatInput-1', 'ChatInput', 0, 0),
        node('CalculatorComponent-1', 'CalculatorComponent', 0, 260),
        node('CurrentDate-1', 'CurrentDate', 0, 460),
        node('Agent-1', 'Agent', 420, 100, {
          agent_llm: value('OpenAI-compatible'),
          model_name: value('mock'),
          base_url: value(mock.url),
        }),
        node('ChatOutput-1', 'ChatOutput', 840, 100),
      ],
      edges: [
        edge('ChatInput-1', 'message', ['Message'], 'Agent-1', 'input_value'),
        edge('CalculatorComponent-1', 'component_as_tool', ['Tool'], 'Agent-1', 'tools'),
        edge('CurrentDate-1', 'component_as_tool', ['Tool'], 'Agent-1', 'tools'),
        edge('Agent-1', 'response', ['Message'], 'ChatOutput-1', 'input_value'),
      ],
    },
  }
  await page.goto('/flows')
  await dropFile(page, 'agent.json', JSON.stringify(flow))
  await page.getByRole('dialog').getByRole('button', { name: 'Open flow' }).click()
  await expect(card(page, 'Agent')).toBeVisible()
  await expect(page.locator('.react-flow__edge')).toHaveCount(4)

  await say(page, 'What is six times seven, and what day is it?')
  const answer = page.getByRole('list', { name: 'Messages' })
  await expect(answer.getByText('It is forty-two.')).toBeVisible()
  const steps = answer.getByRole('list', { name: 'Steps' })
  await expect(steps.getByRole('listitem')).toHaveCount(2)
  await steps.getByRole('button', { name: /calc/i }).click()
  await expect(steps.getByText('6*7').first()).toBeVisible()
  await expect(steps.getByText('42').first()).toBeVisible()
  expect(mock.requests[0]?.tools).toEqual(expect.arrayContaining(['CalculatorComponent', 'CurrentDate']))

  // The steps are kept with the conversation.
  await page.reload()
  await expect(steps.getByRole('listitem')).toHaveCount(2)
  await mock.close()
})
