import { downloaded, expect, newFlow, say, test } from './support/journey'

test('a run shows in the charts, and its messages are found, corrected, exported and deleted', async ({ page }) => {
  const word = `heron${Date.now()}`
  const flow_id = await newFlow(page, 'Echo')
  await say(page, `=SUM(A1) ${word}`)
  await expect(page.getByText(word).nth(1)).toBeVisible()

  await page.goto('/')
  await page.keyboard.press('g')
  await page.keyboard.press('m')
  await page.waitForURL('/monitor')
  await page.goto(`/monitor?flow=${flow_id}`)
  await expect(page.getByText('1 run', { exact: true })).toBeVisible()
  const runs = page.getByRole('slider', { name: 'Runs' })
  await expect(runs).toHaveAttribute('aria-valuetext', /Succeeded 1, Failed 0/)
  await runs.focus()
  await page.keyboard.press('ArrowLeft')
  await expect(runs).toHaveAttribute('aria-valuetext', /Succeeded 0, Failed 0/)
  await page.getByRole('radio', { name: '30 days' }).click()
  await expect(page).toHaveURL(/range=30d/)
  await expect(page.getByRole('table', { name: 'Runs' }).getByRole('row')).toHaveCount(31)

  await page.getByRole('link', { name: 'Messages' }).click()
  await page.getByRole('searchbox').fill(word)
  await expect(page).toHaveURL(/q=heron/)
  await expect(page.getByText('1 conversation', { exact: true })).toBeVisible()
  await page.getByRole('row').nth(1).click()
  await page.waitForURL(/conversation\?flow=/)
  const turns = page.getByRole('region', { name: 'Messages' }).getByRole('listitem')
  await expect(turns).toHaveCount(2)

  await page.getByRole('button', { name: 'Rename' }).click()
  await page.getByRole('dialog').getByLabel('Name').fill(`About ${word}`)
  await page.getByRole('dialog').getByRole('button', { name: 'Rename' }).click()
  await expect(page.getByRole('heading', { name: `About ${word}` })).toBeVisible()
  await turns
    .nth(1)
    .getByRole('button', { name: /^Edit message/ })
    .click()
  await page.getByRole('dialog').getByLabel('Text').fill(`better said, ${word}`)
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await expect(turns.nth(1)).toContainText('Edited')

  const exported = (format: string) =>
    downloaded(page, async () => {
      await page.getByRole('button', { name: 'Export' }).click()
      await page.getByRole('menuitem', { name: `Export as ${format}` }).click()
    })
  expect(JSON.parse(await exported('JSON'))).toMatchObject([
    { text: `=SUM(A1) ${word}` },
    { text: `better said, ${word}`, edit: true },
  ])
  const csv = await exported('CSV')
  expect(csv).toContain(`'=SUM(A1) ${word}`)
  expect(csv).toContain(`"better said, ${word}"`)

  await turns
    .nth(0)
    .getByRole('button', { name: /^Delete message/ })
    .click()
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
  await expect(turns).toHaveCount(1)
  await page.getByRole('button', { name: 'Delete conversation' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
  await page.waitForURL('/monitor/messages')
  await page.getByRole('searchbox').fill(word)
  await expect(page.getByText('Nothing matches')).toBeVisible()
})

test('the log is filtered, opened, cleared and held while its stream stands', async ({ page }) => {
  // A server that has nothing to say is no test of the view: what was written before is given here, the stream is real.
  const at = Date.now() - 60_000
  const written = [
    { level: 30, msg: 'the wheel turns', wheel: 'second' },
    { level: 40, msg: 'the weir is low' },
    { level: 50, msg: 'the stone broke', error: { type: 'Error', message: 'cracked' } },
  ]
  await page.route(
    ({ pathname }) => pathname === '/logs',
    (route) =>
      route.fulfill({ json: Object.fromEntries(written.map((line, index) => [at + index, JSON.stringify(line)])) }),
  )
  await page.goto('/monitor/logs')
  await expect(page.getByText('Live', { exact: true })).toBeVisible()
  const lines = page.getByRole('region', { name: 'Lines of the log' }).getByRole('listitem')
  await expect(lines.filter({ hasText: 'the wheel turns' })).toContainText('wheel=second')
  await page.getByLabel('Level').click()
  await page.getByRole('option', { name: 'Warnings and errors' }).click()
  await expect(page).toHaveURL(/level=warn/)
  await expect(lines.filter({ hasText: 'the wheel turns' })).toHaveCount(0)
  await page.getByRole('searchbox').fill('STONE cracked')
  await expect(lines).toHaveCount(1)
  await lines.first().click()
  await expect(page.getByRole('dialog')).toContainText('"message": "cracked"')
  await page.keyboard.press('Escape')
  await page.getByRole('searchbox').fill('')
  await expect(lines.filter({ hasText: 'the weir is low' })).toBeVisible()
  await page.getByRole('button', { name: 'Clear the view' }).click()
  await expect(lines.filter({ hasText: 'the stone broke' })).toHaveCount(0)
  await page.getByRole('button', { name: 'Pause' }).click()
  await expect(page.getByRole('button', { name: /^Resume/ })).toBeVisible()
})
