import type { BrowserContext, Page } from '@playwright/test'
import { xssCorpus } from '../../src/ui/testing/xss-corpus'
import { downloaded, expect, newFlow, say, test, watchErrors } from './support/journey'

/** One text for each way in which a page could let a stranger act; the whole corpus is tried on the renderer itself. */
const texts = [
  '[click](javascript:',
  '[click](java&Tab;script:',
  '[a]: javascript:',
  '<script>',
  '<svg onload=',
  '<iframe srcdoc=',
  '<noscript><p title=',
  '```"><img',
].flatMap((sign) => xssCorpus.filter((text) => text.includes(sign)).slice(0, 1))

/** Notes what acts in any page of a context: dialogs, and what the policy of our pages had to stop. */
async function watched(context: BrowserContext): Promise<string[]> {
  const seen: string[] = []
  context.on('dialog', (dialog) => {
    seen.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  await context.exposeFunction('noteStopped', (what: string) => seen.push(`stopped: ${what}`))
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile }) => {
      const note: unknown = Reflect.get(window, 'noteStopped')
      if (typeof note === 'function') note(`${violatedDirective} ${blockedURI} in ${sourceFile}`)
    })
  })
  return seen
}

/** What of a page could act or has acted: the mark of the corpus, handlers, addresses that are scripts. */
const acting = (page: Page) =>
  page.evaluate(() => {
    const found = [...document.querySelectorAll('*')].flatMap((element) =>
      [...element.attributes]
        .filter(
          ({ name, value }) =>
            name.startsWith('on') ||
            name === 'srcdoc' ||
            // Browsers leave out what stands before the scheme and inside it.
            /^(javascript|vbscript|data:text|data:image\/svg)/i.test(
              [...value].filter((letter) => letter > ' ').join(''),
            ),
        )
        .map(({ name, value }) => `<${element.localName} ${name}="${value}">`),
    )
    return Reflect.get(window, '__xss') === undefined ? found : ['the mark is set', ...found]
  })

test('what strangers write, upload and call their files acts on no page of ours (threat 46)', async ({
  page,
  browser,
  baseURL,
}) => {
  test.setTimeout(60_000)
  expect(texts).toHaveLength(8)
  const ours = await watched(page.context())
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

  // A visitor's page shows what was said, and the flow's answer as Markdown: each text in both ways.
  const visitor = await browser.newContext({ baseURL: baseURL ?? '' })
  const theirs = await watched(visitor)
  const chat = await visitor.newPage()
  const errors = watchErrors(chat)
  await chat.goto(`/p/${flow}`)
  const turns = chat.getByRole('list', { name: 'Conversation' }).locator('> li')
  for (const [at, text] of texts.entries()) {
    await say(chat, text)
    await expect(turns).toHaveCount(2 * (at + 1))
    await expect(chat.getByRole('button', { name: 'Stop' })).toBeHidden()
    expect(await acting(chat), text).toEqual([])
  }
  await chat.reload()
  await expect(turns).toHaveCount(2 * texts.length)
  expect(await acting(chat)).toEqual([])
  expect([...theirs, ...errors]).toEqual([])
  await visitor.close()

  // Whoever owns the flow reads the same conversation, in the list and whole.
  await page.goto(`/monitor/messages?flow=${flow}`)
  await page.getByRole('row').nth(1).click()
  await page.waitForURL(/conversation\?flow=/)
  const read = page.getByRole('region', { name: 'Messages' }).getByRole('listitem')
  await expect(read).toHaveCount(2 * texts.length)
  expect(await acting(page)).toEqual([])

  // A file's name is a text too; what is in it is handed over and never opened as a page of ours.
  const mark = Date.now().toString(36)
  const name = `<img src=x onerror=window.__xss=1> ${mark}`
  const act = '<script>window.__xss=1;alert(1)</script>'
  await page.goto('/files')
  await page.locator('input[type=file]').setInputFiles([
    {
      name: `${name}.svg`,
      mimeType: 'image/svg+xml',
      buffer: Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg">${act}</svg>`),
    },
    { name: `${name}.html`, mimeType: 'text/html', buffer: Buffer.from(`<!doctype html>${act}`) },
  ])
  await expect(page.getByRole('status').filter({ hasText: '2 of 2 uploaded' })).toBeVisible()
  await expect(page.getByRole('row').filter({ hasText: name })).toHaveCount(2)
  expect(await acting(page)).toEqual([])
  const files: { id: string; name: string }[] = await (await page.request.get('/api/v2/files/')).json()
  const stored = files.filter((file) => file.name.includes(mark))
  expect(stored).toHaveLength(2)
  for (const { id } of stored) {
    const text = await downloaded(page, async () => {
      await expect(page.goto(`/api/v2/files/${id}`)).rejects.toThrow('Download is starting')
    })
    expect(text).toContain(act)
    expect(await acting(page)).toEqual([])
  }

  // A page that is not there does not repeat its address as anything but text.
  await page.goto(`/p/${encodeURIComponent('<img src=x onerror=window.__xss=1>')}`)
  await expect(page.getByText('This page is not available')).toBeVisible()
  expect(await acting(page)).toEqual([])
  expect(ours).toEqual([])
})
