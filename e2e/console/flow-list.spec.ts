import { downloaded, expect, newFlow, test } from './support/journey'

test('flows are found, renamed, duplicated, exported, deleted and brought back', async ({ page }) => {
  const name = `Heron ${Date.now()}`
  await newFlow(page, 'Echo')
  await page.getByRole('button', { name: 'Rename', exact: true }).click()
  await page.getByRole('dialog').getByLabel('Name').fill(name)
  await page.getByRole('dialog').getByRole('button', { name: 'Rename' }).click()
  await expect(page.getByRole('navigation', { name: 'Where you are' })).toContainText(name)

  await page.goto('/flows')
  await page.getByRole('searchbox').fill(name)
  await expect(page).toHaveURL(/q=Heron/)
  await expect(page.getByText('1 flow', { exact: true })).toBeVisible()
  const actions = (flow: string) => page.getByRole('button', { name: `Actions for ${flow}`, exact: true })

  await actions(name).click()
  await page.getByRole('menuitem', { name: 'Duplicate' }).click()
  await expect(page.getByText('2 flows')).toBeVisible()

  const text = await downloaded(page, async () => {
    await actions(name).click()
    await page.getByRole('menuitem', { name: 'Download (Millrace JSON)' }).click()
  })
  expect(JSON.parse(text)).toMatchObject({ name, data: { nodes: [{}, {}], edges: [{}] } })

  await actions(`${name} (copy)`).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await expect(page.getByText('1 flow', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText('2 flows')).toBeVisible()

  await actions(`${name} (copy)`).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await expect(page.getByText('1 flow', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Trash' }).click()
  await actions(`${name} (copy)`).click()
  await page.getByRole('menuitem', { name: 'Delete for good' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('button', { name: 'Delete for good' })).toBeDisabled()
  await dialog.getByLabel(/Type .* to confirm/).fill(`${name} (copy)`)
  await dialog.getByRole('button', { name: 'Delete for good' }).click()
  await expect(actions(`${name} (copy)`)).toHaveCount(0)
})

test('files are imported, and one that is no flow is refused in words', async ({ page }) => {
  await page.goto('/flows')
  const file = page.locator('input[type=file]')
  const broken = { name: 'broken.json', mimeType: 'application/json', buffer: Buffer.from('{"nodes": 5}') }
  await file.setInputFiles(broken)
  await expect(page.getByText('The file was not imported')).toBeVisible()
  const report = page.getByRole('dialog', { name: 'Import' })
  await expect(report.getByText(/cannot be imported/)).toBeVisible()
  await report.getByRole('button', { name: 'Close' }).last().click()

  const flow = {
    name: 'Brought along',
    data: {
      nodes: [
        {
          id: 'Mystery-1',
          type: 'genericNode',
          position: { x: 0, y: 0 },
          data: { id: 'Mystery-1', type: 'MysteryBox', node: { display_name: 'Mystery', template: {}, outputs: [] } },
        },
      ],
      edges: [],
    },
  }
  await file.setInputFiles({
    name: 'flow.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(flow)),
  })
  await expect(report.getByText('1 kept, do not run here')).toBeVisible()
  await report.getByRole('button', { name: 'Open flow' }).click()
  await page.waitForURL(/\/flows\/[0-9a-f-]{36}$/)
  await expect(page.getByText(/Not installed here/).first()).toBeVisible()
})

test('the table view sorts and acts on several flows', async ({ page }) => {
  await newFlow(page, 'Echo')
  await page.goto('/flows')
  await page.getByRole('radio', { name: 'Table' }).click()
  await page.getByRole('columnheader', { name: 'Name' }).getByRole('button').click()
  await expect(page).toHaveURL(/sort=name/)
  await page.getByRole('checkbox').nth(1).click()
  await expect(page.getByText('1 selected')).toBeVisible()
  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  await expect(page.getByText(/in the trash/)).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByRole('radio', { name: 'Cards' }).click()
})
