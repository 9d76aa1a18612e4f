import { dropFile } from './support/drop-file'
import { card, expect, test } from './support/journey'

/** Asks a person, then says what they decided. */
const approval = `app: {name: Approval, mode: workflow, description: '', icon: ✋, icon_background: '#FFF'}
kind: app
version: 0.6.0
workflow:
  conversation_variables: []
  environment_variables: []
  features: {}
  graph:
    edges:
      - {id: a, type: custom, source: start, sourceHandle: source, target: ask, targetHandle: target}
      - {id: b, type: custom, source: ask, sourceHandle: approve, target: approved, targetHandle: target}
      - {id: c, type: custom, source: ask, sourceHandle: decline, target: declined, targetHandle: target}
    nodes:
      - {id: start, type: custom, position: {x: 0, y: 0}, data: {type: start, title: Start, variables: [{variable: amount, label: Amount, type: number, required: true}]}}
      - id: ask
        type: custom
        position: {x: 320, y: 0}
        data:
          type: human-input
          title: Sign off
          form_content: 'Spend **{{#start.amount#}}** euros?'
          inputs: [{type: paragraph, output_variable_name: reason, label: Reason, required: true}]
          user_actions: [{id: approve, title: Approve, button_style: primary}, {id: decline, title: Decline, button_style: default}]
          timeout: 1
          timeout_unit: day
          delivery_methods: [{id: w, type: webapp, enabled: true}]
      - {id: approved, type: custom, position: {x: 660, y: 0}, data: {type: end, title: Approved, outputs: [{variable: approved_because, value_selector: [ask, reason]}]}}
      - {id: declined, type: custom, position: {x: 660, y: 200}, data: {type: end, title: Declined, outputs: [{variable: declined_because, value_selector: [ask, reason]}]}}
`

test('a run waits for a person, whose answer lets it go on, here or on the page of waiting forms', async ({ page }) => {
  test.setTimeout(120_000)
  await page.goto('/flows')
  await dropFile(page, 'approval.yml', approval)
  await page.getByRole('dialog').getByRole('button', { name: 'Open flow' }).click()
  await page.waitForURL(/\/flows\/[0-9a-f-]{36}$/)
  const run = async (amount: string) => {
    const inputs = page.getByRole('form', { name: 'Inputs' })
    await inputs.getByLabel('Amount').fill(amount)
    await inputs.getByRole('button', { name: 'Run' }).click()
  }
  const form = page.getByRole('region', { name: 'Sign off' })
  const result = page.getByRole('region', { name: 'Result' })

  await run('250')
  await expect(form.getByText('250')).toBeVisible()
  await expect(result.getByText(/^Waiting for an answer/)).toBeVisible()
  await expect(card(page, 'Sign off')).toContainText('Waiting for an answer')
  await form.getByRole('button', { name: 'Approve' }).click()
  await expect(form.getByText('A value is needed.')).toBeVisible()
  await form.getByLabel('Reason').fill('It pays for itself')
  await form.getByRole('button', { name: 'Approve' }).click()
  await expect(result.getByText(/^Succeeded/)).toBeVisible()
  await expect(result.getByText('approved_because')).toBeVisible()
  await expect(result.getByText('It pays for itself')).toBeVisible()
  await expect(card(page, 'Declined')).toContainText('Skipped')

  // Left alone, the run waits on its own page, and the rail counts it.
  await run('99000')
  await expect(form.getByText('99000')).toBeVisible()
  await page.goto('/waiting')
  const waiting = page.getByRole('region', { name: 'Sign off' }).filter({ hasText: '99000' })
  await waiting.getByLabel('Reason').fill('Too much')
  await waiting.getByRole('button', { name: 'Decline' }).click()
  await expect(waiting).toHaveCount(0)
  await page.getByRole('radio', { name: 'Answered' }).click()
  await expect(waiting.getByText('99000').first()).toBeVisible()
})
