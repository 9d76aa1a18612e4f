import { expect, test } from './support/journey'

test('a knowledge base is made, filled with files, searched, set and deleted', async ({ page }) => {
  const name = `Handbook ${Date.now()}`
  await page.goto('/knowledge')
  await page.getByRole('button', { name: 'New knowledge base' }).first().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Name').fill(name)
  await dialog.getByLabel('Embedding provider').click()
  await page.getByRole('option', { name: 'Offline' }).click()
  await dialog.getByRole('button', { name: 'Create knowledge base' }).click()
  await expect(page.getByRole('heading', { name })).toBeVisible()

  const file = (called: string, text: string) => ({
    name: called,
    mimeType: 'text/plain',
    buffer: Buffer.from(text),
  })
  await page
    .locator('input[type=file]')
    .setInputFiles([
      file('mill.md', '# Mill\n\nThe miller takes a sixteenth as his toll.'),
      file('heron.txt', 'A grey heron fishes at the weir.'),
      file('broken.pdf', '%PDF-1.4 nothing'),
    ])
  const row = (called: string) => page.getByRole('row').filter({ hasText: called })
  await expect(row('mill.md')).toContainText('Ready')
  await expect(row('heron.txt')).toContainText('Ready')
  await expect(row('broken.pdf')).toContainText(/Failed.*cannot be read/)

  await page.getByRole('tab', { name: 'Search test' }).click()
  await page.getByLabel('What would somebody ask?').fill('toll of the miller')
  await page.keyboard.press('Enter')
  const hits = page.getByRole('tabpanel').getByRole('listitem')
  await expect(hits.first()).toContainText('takes a sixteenth')
  await expect(hits.first().locator('mark').filter({ hasText: 'toll' })).toBeVisible()

  await page.getByRole('tab', { name: 'Settings' }).click()
  await expect(page.getByRole('button', { name: 'Save' })).toBeDisabled()
  await page.getByLabel('Cut', { exact: true }).click()
  await page.getByRole('option', { name: 'At Markdown headings' }).click()
  await expect(page.getByText('Saving indexes all documents again')).toBeVisible()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText(/Saved\./)).toBeVisible()

  await page.getByRole('tab', { name: 'Documents' }).click()
  await expect(row('mill.md')).toContainText('Ready')
  await page.getByText('mill.md').click()
  await expect(page.getByRole('list', { name: 'Chunks' })).toContainText('# Mill')
  await page.getByRole('button', { name: 'Edit chunk 1' }).click()
  await page.getByRole('dialog').getByLabel('Text').fill('The miller takes a tenth.')
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('list', { name: 'Chunks' })).toContainText('takes a tenth')

  await page.goto(`/knowledge?q=${encodeURIComponent(name)}`)
  await page.getByRole('button', { name: `Actions for ${name}` }).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await page
    .getByRole('dialog')
    .getByLabel(/Type .* to confirm/)
    .fill(name)
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
  await expect(page.getByText('Nothing matches')).toBeVisible()
})
