import type { BrowserContext, Page } from '@playwright/test'
import { xssCorpus } from '../../src/ui/testing/xss-corpus'
import { expect, newFlow, say, test } from './support/journey'

/** Notes whatever acts on the pages of a context: dialogs, the mark that the corpus sets, and what the policy had to stop. */
async function watched(
  context: BrowserContext,
): Promise<{ dialogs: string[]; acted: (page: Page) => Promise<unknown> }> {
  const dialogs: string[] = []
  context.on('page', (page) =>
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.message())
      void dialog.dismiss()
    }),
  )
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const seen = Reflect.get(window, '__stopped') ?? []
      Reflect.set(window, '__stopped', [...seen, `${event.violatedDirective} ${event.blockedURI}`])
    })
  })
  const acted = (page: Page) =>
    page.evaluate(() => ({ mark: Reflect.get(window, '__xss'), stopped: Reflect.get(window, '__stopped') ?? [] }))
  return { dialogs, acted }
}
const nothing = { mark: undefined, stopped: [] }

test('what strangers write, upload and call their files does not act on any page (threat 46)', async ({
  page,
  browser,
  baseURL,
}) => {
  test.setTimeout(120_000)
  const flow = await newFlow(page, 'Echo')
  const origin = new URL(page.url()).origin
  const own = async (method: 'patch' | 'post', path: string, data: object) => {
    const answer = await page.request[method](path, { data, headers: { origin } })
    expect(answer.status(), await answer.text()).toBeLessThan(300)
    return answer.json()
  }
  await own('patch', `/api/v1/flows/${flow}`, { access_type: 'PUBLIC' })
  const version = await own('post', `/api/v1/flows/${flow}/versions`, { version: '1.0' })
  await own('post', `/api/v1/flows/${flow}/versions/${version.id}/publish`, {})

  // A visitor's page shows the message as it was said and the answer as markdown.
  const visitor = await browser.newContext({ baseURL: baseURL ?? '' })
  const seen = await watched(visitor)
  const chat = await visitor.newPage()
  await chat.goto(`/p/${flow}`)
  const parts = [0, 1, 2].map((part) => xssCorpus.filter((_text, at) => at % 3 === part).join('\n\n'))
  for (const [at, part] of parts.entries()) {
    await say(chat, `${part}\n\nEnd of part ${at}`)
    await expect(chat.getByText(`End of part ${at}`)).toHaveCount(2)
  }
  // Whatever became a link is pressed: nothing of ours runs, other pages open apart.
  for (const link of await chat.getByRole('list', { name: 'Conversation' }).getByRole('link').all()) {
    const address = (await link.getAttribute('href')) ?? ''
    expect(/^(https?:|mailto:|[^:]*$|[^:/?#]*[/?#])/i.test(address), address).toBe(true)
  }
  await chat.reload()
  await expect(chat.getByText('End of part 2')).toHaveCount(2)
  expect(await seen.acted(chat)).toEqual(nothing)
  expect(seen.dialogs).toEqual([])
  await visitor.close()

  // The studio shows the same conversation's names of files, and opens none of them on its own origin.
  const studio = await watched(page.context())
  const name = `<img src=x onerror=window.__xss=1> ${Date.now()}`
  const act = '<script>window.__xss=1;alert(1)</script>'
  const uploads = [
    {
      name: `${name}.svg`,
      mimeType: 'image/svg+xml',
      buffer: Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg">${act}</svg>`),
    },
    { name: `${name}.html`, mimeType: 'text/html', buffer: Buffer.from(`<!doctype html>${act}`) },
  ]
  const files = await page.context().newPage()
  await files.goto('/files')
  await files.locator('input[type=file]').setInputFiles(uploads)
  await expect(files.getByRole('status').filter({ hasText: '2 of 2 uploaded' })).toBeVisible()
  await expect(files.getByText(name).first()).toBeVisible()
  expect(await studio.acted(files)).toEqual(nothing)
  const listed: { id: string; name: string }[] = await (await files.request.get('/api/v2/files/')).json()
  const stored = listed.filter((file) => file.name.includes('onerror'))
  expect(stored.length).toBeGreaterThanOrEqual(2)
  for (const { id } of stored) {
    const opened = await page.context().newPage()
    const [download] = await Promise.all([
      opened.waitForEvent('download'),
      opened.goto(`/api/v2/files/${id}`).catch((error: Error) => expect(error.message).toContain('Download')),
    ])
    expect(download.url()).toContain(id)
    expect(await studio.acted(opened)).toEqual(nothing)
    await opened.close()
  }

  // A page that is not there, and one that says what went wrong, show the address that was asked for as text at most.
  for (const path of [
    `/p/${encodeURIComponent('<img src=x onerror=window.__xss=1>')}`,
    '/flows/%3Csvg%20onload=window.__xss=1%3E',
  ]) {
    await files.goto(path)
    expect(await studio.acted(files)).toEqual(nothing)
  }
  expect(studio.dialogs).toEqual([])
})
