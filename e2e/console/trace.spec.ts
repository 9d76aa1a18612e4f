import type { Page } from '@playwright/test'
import { card, expect, test } from './support/journey'

const node = (id: string, x: number, data: object) => ({
  id,
  type: 'custom',
  position: { x, y: 0 },
  data: { title: id, ...data },
})
const wire = (source: string, target: string) => ({
  id: `${source}-${target}`,
  source,
  sourceHandle: 'source',
  target,
  targetHandle: 'target',
})
const template = (title: string, text: string, selector: string[]) => ({
  type: 'template-transform',
  title,
  template: text,
  variables: [{ variable: 'said', value_selector: selector }],
})
/** Greets somebody, then calls an address that flows may not reach. */
const failing = {
  nodes: [
    node('start', 0, { type: 'start', variables: [{ variable: 'who', type: 'text-input', label: 'Who' }] }),
    node('greet', 320, template('Greet', 'Hello {{ said }}', ['start', 'who'])),
    node('shout', 640, template('Shout', '{{ said | upper }}', ['greet', 'output'])),
    node('call', 960, {
      type: 'http-request',
      title: 'Ask the mill',
      method: 'get',
      url: 'http://127.0.0.1:9/{{#shout.output#}}',
    }),
    node('end', 1280, { type: 'end', outputs: [{ variable: 'said', value_selector: ['call', 'body'] }] }),
  ],
  edges: [wire('start', 'greet'), wire('greet', 'shout'), wire('shout', 'call'), wire('call', 'end')],
  dify: { app: { mode: 'workflow', name: 'Order desk' } },
}

/** Calls the API as the signed-in person; gives the id in the answer, if there is one. */
const post = (page: Page, path: string, body: object): Promise<string> =>
  page.evaluate(
    async ([to, json]) => {
      const headers = { 'content-type': 'application/json' }
      const answer = await fetch(to, { method: 'POST', headers, body: json })
      const { id = '' } = await answer.json()
      return String(id)
    },
    [path, JSON.stringify(body)] as const,
  )

test('a failed run is found in the history, explained, and shown where it failed', async ({ page }) => {
  const flow = await post(page, '/api/v1/flows/', { name: `Order desk ${Date.now()}`, data: failing })
  await post(page, `/api/v1/run/${flow}`, { inputs: { who: 'heron' } })
  await page.goto(`/flows/${flow}`)
  await page.getByRole('button', { name: 'Runs', exact: true }).click()
  await expect(page.getByRole('row').filter({ hasText: 'Failed' })).toContainText('Ask the mill')

  await page.getByLabel('Status', { exact: true }).click()
  await page.getByRole('option', { name: 'Succeeded' }).click()
  await expect(page.getByText('No runs match')).toBeVisible()
  await page.getByRole('button', { name: 'Clear filters' }).click()
  await page.getByRole('row').filter({ hasText: 'Failed' }).getByText('Failed').click()

  await expect(page.getByRole('alert').first()).toContainText(/What went wrong in Ask the mill.*What to do/s)
  const timeline = page.getByRole('list', { name: 'Timeline' })
  await expect(timeline.getByRole('listitem')).toHaveCount(4)
  // The node that failed is open: what it had read is there. Any other one is a click away.
  await expect(page.getByRole('region', { name: 'Ask the mill' })).toContainText('HELLO HERON')
  await timeline.getByRole('button', { name: /Greet/ }).click()
  await expect(page.getByRole('region', { name: 'Greet' })).toContainText('Hello heron')

  const first = page.url()
  await page.getByRole('button', { name: 'Run again' }).click()
  await expect(page).not.toHaveURL(first)
  await expect(timeline.getByRole('listitem')).toHaveCount(4)
  await page.getByRole('link', { name: 'Show on canvas' }).last().click()
  await expect(page.getByRole('textbox', { name: 'Address' })).toBeVisible()
  await expect(card(page, 'Ask the mill')).toContainText('could not be reached')
})

test('a node runs alone upon the pinned output of the one before it', async ({ page }) => {
  const flow = await post(page, '/api/v1/flows/', { name: `Pinned ${Date.now()}`, data: failing })
  await post(page, `/api/v1/run/${flow}`, { inputs: { who: 'heron' } })
  await page.goto(`/flows/${flow}`)
  const output = page.getByRole('tab', { name: 'Output' })
  await card(page, 'Greet').click()
  await output.click()
  await page.getByRole('button', { name: 'Run this node' }).click()
  await page.getByRole('button', { name: 'Pin this output' }).click()
  await page.getByRole('region', { name: 'Pinned output' }).getByRole('textbox').fill('pinned words')
  await expect(card(page, 'Greet').getByRole('img', { name: 'Output is pinned' })).toBeVisible()

  await card(page, 'Shout').click()
  await output.click()
  await page.getByRole('button', { name: 'Run this node' }).click()
  await expect(page.getByText('PINNED WORDS', { exact: true })).toBeVisible()
  // Neither the pinned node nor the start before it took part.
  await expect(card(page, 'start').getByText('ms')).toHaveCount(0)
})
