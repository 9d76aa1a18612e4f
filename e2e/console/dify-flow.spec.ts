import { dropFile } from './support/drop-file'
import { card, downloaded, expect, saved, test } from './support/journey'
import { orderLines } from './support/order-lines'

test('a Dify workflow is dropped onto the list, reported, run, edited and exported again', async ({ page }) => {
  test.setTimeout(120_000)
  await page.goto('/flows')
  await expect(page.getByRole('button', { name: 'New flow' }).first()).toBeVisible()
  await dropFile(page, 'order-lines.yml', orderLines)
  const report = page.getByRole('dialog', { name: 'Import' })
  await expect(report.getByText('Imported', { exact: true })).toBeVisible()
  await expect(report.getByText('9 run')).toBeVisible()
  await report.getByRole('button', { name: 'Open flow' }).click()
  await page.waitForURL(/\/flows\/[0-9a-f-]{36}$/)

  // Its form asks for what the start node says, and what is missing is said beside the field.
  const form = page.getByRole('form', { name: 'Inputs' })
  await form.getByRole('button', { name: 'Run' }).click()
  await expect(form.getByText('A value is needed.')).toBeVisible()
  await form.getByLabel('Order').fill('bolts, nuts, rope')
  await form.getByRole('button', { name: 'Run' }).click()
  const result = page.getByRole('region', { name: 'Result' })
  await expect(result.getByText(/^Succeeded/)).toBeVisible({ timeout: 60_000 })
  await expect(result.getByText('bolts (1) / nuts (2) / rope (3)')).toBeVisible()
  await page.getByRole('button', { name: /of 7 nodes$/ }).click()
  const progress = page.getByRole('listitem')
  await expect(progress.filter({ hasText: 'Each item' })).toContainText('3 turns')
  await expect(progress.filter({ hasText: 'Nothing' })).toContainText('Skipped')

  // The other branch.
  await form.getByLabel('Order').fill('nothing today')
  await form.getByRole('button', { name: 'Run' }).click()
  await expect(result.getByText('nothing today')).toBeVisible()

  // An edit reaches the run, and the file that leaves is Dify's again.
  await card(page, 'All lines').click({ position: { x: 80, y: 20 } })
  await page.getByLabel('Template', { exact: true }).fill('{{ lines | join(" + ") }}')
  await saved(page)
  await page.getByRole('tab', { name: 'Playground' }).click()
  await form.getByLabel('Order').fill('a, b')
  await form.getByRole('button', { name: 'Run' }).click()
  await expect(result.getByText('a (1) + b (2)')).toBeVisible()
  const text = await downloaded(page, async () => {
    await page.getByRole('button', { name: 'More for this flow' }).click()
    await page.getByRole('menuitem', { name: 'Export for Dify (YAML)' }).click()
  })
  expect(text).toContain('mode: workflow')
  expect(text).toContain('lines | join(" + ")')
  expect(text).toContain('varType: string')
})

test('steps are added, put into a frame, connected, given values and taken back', async ({ page }) => {
  await page.goto('/flows')
  await dropFile(page, 'order-lines.yml', orderLines)
  await page.getByRole('dialog').getByRole('button', { name: 'Open flow' }).click()
  await expect(card(page, 'Each item')).toBeVisible()
  const nodes = page.locator('.react-flow__node')
  await expect(nodes).toHaveCount(9)

  // Dropped onto the frame, a step is inside it.
  const frame = await page.locator('[data-frame="each"]').boundingBox()
  if (!frame) throw new Error('The frame is not on the screen')
  await page
    .getByRole('button', { name: /^Add Template:/ })
    .dragTo(page.locator('[data-frame="each"]'), { targetPosition: { x: frame.width / 2, y: frame.height - 12 } })
  await expect(nodes).toHaveCount(10)
  await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue('Template')
  await saved(page)
  const inside = await page.evaluate(async () => {
    const flow = await (await fetch(`/api/v1/flows/${location.pathname.split('/').at(-1)}`)).json()
    return flow.data.nodes.filter((node: { parentId?: string }) => node.parentId === 'each').length
  })
  expect(inside).toBe(3)
  await page.keyboard.press('Escape')
  await card(page, 'Each item').click({ position: { x: 120, y: 20 } })
  await page.keyboard.press('Control+z')
  await expect(nodes).toHaveCount(9)

  // `e` offers steps that fit; the new one can read what comes before it.
  await card(page, 'Split').click({ position: { x: 60, y: 20 } })
  await page.keyboard.press('e')
  await page.getByPlaceholder('Where to? Type a name…').fill('Answer')
  await page.keyboard.press('Enter')
  await expect(nodes).toHaveCount(10)
  const answer = page.getByRole('textbox', { name: 'Answer', exact: true })
  await answer.click()
  await page.keyboard.type('Items: {items')
  await page.keyboard.press('Enter')
  await expect(answer.locator('.value-chip')).toHaveText('Split › items')
  await saved(page)

  // A container goes with all that is inside it.
  await card(page, 'Each item').click({ position: { x: 120, y: 20 } })
  await page.keyboard.press('Delete')
  await expect(nodes).toHaveCount(7)
  await page.keyboard.press('Control+z')
  await expect(nodes).toHaveCount(10)
})

test('a file that is nobody’s flow is refused in words', async ({ page }) => {
  await page.goto('/')
  await dropFile(page, 'shopping.yml', 'milk: 2\neggs: 12\n')
  const report = page.getByRole('dialog', { name: 'Import' })
  await expect(report.getByText('The file was not imported')).toBeVisible()
  await report.getByRole('button', { name: 'Close' }).last().click()
  await expect(report).toHaveCount(0)
})
