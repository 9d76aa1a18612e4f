import { startOpenAiMock } from '@/modules/models/testing/openai-mock-server'
import { card, expect, newFlow, say, test } from './support/journey'

test('a new user starts from a template, talks to it, and calls it with a key', async ({ page, request }) => {
  await page.getByRole('button', { name: /Start from a template/ }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /Chat with a model/ })
    .click()
  await page.waitForURL(/\/flows\/[0-9a-f-]{36}$/)

  await say(page, 'What is a weir?')
  await expect(page.getByText('offline model').first()).toBeVisible()
  await expect(page.getByText('Done').first()).toBeVisible()
  await expect(card(page, 'Language Model')).toContainText(/ms|s/)

  // The conversation is stored: it is there after a reload.
  await page.reload()
  await expect(page.getByText('What is a weir?').first()).toBeVisible()

  await page.getByRole('button', { name: 'Publish', exact: true }).click()
  const code = await page.locator('pre code').first().textContent()
  const url = /'(http[^']+)'/.exec(code ?? '')?.[1] ?? ''
  expect(url).toContain('/api/v1/run/')

  await page.goto('/settings/api-keys')
  await page.getByRole('button', { name: 'New key' }).first().click()
  await page.getByRole('textbox', { name: 'Name' }).fill('curl')
  await page.getByRole('button', { name: 'Create key' }).click()
  const key = (await page.locator('pre code').textContent()) ?? ''
  await page.getByRole('button', { name: 'Done' }).click()
  await expect(page.getByText(key)).toHaveCount(0)

  const answer = await request.post(url, { headers: { 'x-api-key': key }, data: { input_value: 'Hello from outside' } })
  expect(answer.status()).toBe(200)
  expect(JSON.stringify(await answer.json())).toContain('Hello from outside')

  await page.getByRole('listitem').filter({ hasText: 'curl' }).getByRole('button', { name: 'Revoke' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  expect((await request.post(url, { headers: { 'x-api-key': key }, data: {} })).status()).toBe(401)
})

test('a running answer can be stopped and asked for again', async ({ page }) => {
  let patience = true
  const mock = await startOpenAiMock({
    script: () => (patience ? { pieces: ['One moment'], ending: 'silence' } : { pieces: ['All ', 'done'] }),
  })
  await newFlow(page, 'Chat with a model')
  await card(page, 'Language Model').click()
  await page.getByLabel('Model Provider').click()
  await page.getByRole('option', { name: 'OpenAI-compatible' }).click()
  await page.getByRole('button', { name: /^Advanced/ }).click()
  await page.getByLabel('Base URL').fill(mock.url)
  await page.getByRole('tab', { name: 'Playground' }).click()
  await say(page, 'hello')
  await expect(page.getByText('One moment').first()).toBeVisible()
  await page.getByRole('button', { name: 'Stop' }).first().click()
  await expect(page.getByText('Stopped').first()).toBeVisible()
  await expect.poll(() => mock.aborted).toBe(1)
  patience = false
  await page.getByRole('button', { name: 'Run again' }).last().click()
  await expect(page.getByText('All done').first()).toBeVisible()
  await mock.close()
})

test('sessions are kept apart', async ({ page }) => {
  await newFlow(page, 'Chat with a model')
  await say(page, 'first session')
  await expect(page.getByText('Done').first()).toBeVisible()
  await page.getByRole('button', { name: 'New session' }).last().click()
  await expect(page.getByText('Try the flow')).toBeVisible()
  await say(page, 'second session')
  await expect(page.getByText('Done').first()).toBeVisible()
  const messages = page.getByRole('list', { name: 'Messages' })
  await expect(messages).not.toContainText('first session')
  await page.reload()
  await expect(messages).toContainText('second session')
  await expect(messages).not.toContainText('first session')
})
