import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from '@playwright/test'
import { startOpenAiMock } from '@/modules/models/testing/openai-mock-server'
import { modelGraph } from '../api/support/flows'
import { expect, newFlow, say, test, watchErrors } from './support/journey'

const phone = { width: 390, height: 844 }

/** A request of the owner's; it has to be taken. */
async function own(page: Page, method: 'patch' | 'post', path: string, data: object) {
  const origin = new URL(page.url()).origin
  const answer = await page.request[method](path, { data, headers: { origin } })
  expect(answer.status(), await answer.text()).toBeLessThan(300)
  return answer.json()
}

async function publish(page: Page, flow: string): Promise<void> {
  const version = await own(page, 'post', `/api/v1/flows/${flow}/versions`, { version: '1.0' })
  await own(page, 'post', `/api/v1/flows/${flow}/versions/${version.id}/publish`, {})
}

test('anybody talks to a published flow on a phone, and nobody reads what another visitor said', async ({
  page,
  browser,
  baseURL,
}) => {
  test.setTimeout(120_000)
  const flow = await newFlow(page, 'Echo')
  const visitor = async () => {
    const context = await browser.newContext({ viewport: phone, baseURL: baseURL ?? '' })
    const visited = await context.newPage()
    return { visited, errors: watchErrors(visited) }
  }
  const { visited, errors } = await visitor()

  // Nothing is open before its owner says so, and nothing is there before a version is online.
  expect((await visited.goto(`/p/${flow}`))?.status()).toBe(404)
  await expect(visited.getByText('This page is not available')).toBeVisible()
  await own(page, 'patch', `/api/v1/flows/${flow}`, { access_type: 'PUBLIC' })
  await visited.reload()
  await expect(visited.getByText('Nothing is published here yet')).toBeVisible()
  await publish(page, flow)

  await visited.reload()
  await say(visited, 'The heron stands in the race')
  const said = visited.getByRole('list', { name: 'Conversation' })
  await expect(said.getByText('The heron stands in the race')).toHaveCount(2)
  // The page fits the phone.
  expect(await visited.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(phone.width)

  // It is there again after a reload; a new conversation begins empty, and the old one can be opened.
  await visited.reload()
  await expect(said.getByText('The heron stands in the race')).toHaveCount(2)
  await visited.getByRole('button', { name: 'New conversation' }).click()
  await expect(said).toHaveCount(0)
  await visited.getByRole('button', { name: 'Conversations on this device' }).click()
  await visited.getByRole('button', { name: /The heron stands/ }).click()
  await expect(said.getByText('The heron stands in the race')).toHaveCount(2)
  expect(errors).toEqual([])

  // Somebody else, on a page of another site, by the widget and with the keyboard alone.
  const site = createServer((_request, response) => {
    const script = `<script src="${baseURL}/widget.js" data-flow="${flow}" data-label="Ask us" defer></script>`
    response.setHeader('content-type', 'text/html').end(`<!doctype html><title>Shop</title>${script}`)
  })
  await new Promise<void>((listening) => site.listen(0, '127.0.0.1', listening))
  try {
    const other = (await visitor()).visited
    const { port }: AddressInfo = Object(site.address())
    await other.goto(`http://localhost:${port}/`)
    await other.getByRole('button', { name: 'Ask us' }).focus()
    await other.keyboard.press('Enter')
    const frame = other.frameLocator('iframe')
    await frame.getByPlaceholder('Write a message…').fill('Is anybody there?')
    await frame.getByPlaceholder('Write a message…').press('Enter')
    await expect(frame.getByText('Is anybody there?')).toHaveCount(2)
    await expect(frame.getByText('The heron')).toHaveCount(0)
    await other.getByRole('button', { name: 'Close Ask us' }).click()
    await expect(other.locator('iframe')).toBeHidden()
  } finally {
    await new Promise((closed) => site.close(closed))
  }
})

test('a page that is loaded again while an answer is being written goes on with it', async ({
  page,
  browser,
  baseURL,
}) => {
  const mock = await startOpenAiMock({
    script: () => ({ pieces: ['The wheel ', 'turns ', 'on ', 'and ', 'on ', 'until ', 'dusk.'], pause_ms: 1_000 }),
  })
  try {
    const data = modelGraph(mock.url, { stream: true })
    const { id } = await own(page, 'post', '/api/v1/flows/', { name: 'Slow wheel', data, access_type: 'PUBLIC' })
    await publish(page, id)
    const context = await browser.newContext({ viewport: phone, baseURL: baseURL ?? '' })
    const visited = await context.newPage()
    const errors = watchErrors(visited)
    await visited.goto(`/p/${id}`)
    await say(visited, 'How long does it turn?')
    const said = visited.getByRole('list', { name: 'Conversation' })
    await expect(said.getByText('The wheel')).toBeVisible()

    await visited.reload()
    // What was asked and the answer so far are there at once, and the run can be stopped: it is still under way.
    await expect(said.getByText('How long does it turn?')).toBeVisible()
    await expect(visited.getByRole('button', { name: 'Stop' })).toBeVisible()
    await expect(said.getByText('The wheel turns on and on until dusk.')).toBeVisible({ timeout: 20_000 })
    await expect(visited.getByRole('button', { name: 'Stop' })).toBeHidden()
    await expect(said.getByText('How long does it turn?')).toHaveCount(1)
    expect(mock.requests).toHaveLength(1)
    expect(errors).toEqual([])
    await context.close()
  } finally {
    await mock.close()
  }
})
