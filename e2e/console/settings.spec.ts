import { expect, newFlow, test } from './support/journey'

test('variables are made, replaced and deleted; a secret is never shown again', async ({ page }) => {
  const secret = 'the-secret-of-the-heron'
  await page.goto('/settings/variables')
  await page.getByRole('button', { name: 'New variable' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('HERON_KEY')
  await page.getByLabel('Value').fill(secret)
  await page.getByRole('button', { name: 'Create variable' }).click()
  const row = page.getByRole('listitem').filter({ hasText: 'HERON_KEY' })
  await expect(row).toBeVisible()
  await page.reload()
  await expect(row).toBeVisible()
  expect(await page.content()).not.toContain(secret)

  await page.getByRole('button', { name: 'New variable' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('HERON_KEY')
  await page.getByLabel('Value').fill('x')
  await page.getByRole('button', { name: 'Create variable' }).click()
  await expect(page.getByText(/exists already/)).toBeVisible()
  await page.getByRole('button', { name: 'Cancel' }).click()

  await row.getByRole('button', { name: 'Delete' }).click()
  await page.getByLabel(/Type HERON_KEY to confirm/).fill('HERON_KEY')
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
  await expect(row).toHaveCount(0)
})

test('the price of a model is set, changed and removed', async ({ page }) => {
  await page.goto('/settings/model-prices')
  await page.getByRole('button', { name: 'Add a price' }).click()
  await page.getByRole('textbox', { name: 'Model' }).fill('heron-*')
  await page.getByRole('textbox', { name: 'Input' }).fill('0.25')
  await page.getByRole('textbox', { name: 'Output' }).fill('1.5')
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('$0.25 in, $1.50 out, for a million tokens')).toBeVisible()
  await page.getByRole('button', { name: 'Change the price of heron-*' }).click()
  await page.getByRole('textbox', { name: 'Output' }).fill('2')
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('$0.25 in, $2.00 out, for a million tokens')).toBeVisible()
  await page.getByRole('button', { name: 'Remove the price of heron-*' }).click()
  await expect(page.getByText('No prices yet')).toBeVisible()
})

test('the palette goes anywhere and the theme changes', async ({ page }) => {
  await newFlow(page, 'Echo')
  await page.keyboard.press('Control+k')
  await page.getByPlaceholder('Go to, create, run…').fill('settings')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/settings/)
  await page.keyboard.press('g')
  await page.keyboard.press('f')
  await page.waitForURL(/\/flows/)
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /Switch to/ }).click()
  await expect(page.locator('html')).toHaveClass(/dark|light/)
})

test('the API reference shows the documents with no other host', async ({ page }) => {
  const foreign: string[] = []
  page.on('request', (request) => {
    if (new URL(request.url()).origin !== new URL(page.url()).origin && !request.url().startsWith('data:'))
      foreign.push(request.url())
  })
  await page.goto('/docs')
  // The reference draws some hundred operations before its first line.
  await expect(page.getByText('Millrace studio API').first()).toBeVisible({ timeout: 20_000 })
  await expect(page.getByText('Run a flow').first()).toBeVisible()
  expect(foreign).toEqual([])
})

test('signing out ends the session at once', async ({ page, context }) => {
  const cookies = await context.cookies()
  await page.getByRole('button', { name: /^Menu of/ }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await page.waitForURL(/\/sign-in/)
  await context.addCookies(cookies)
  await page.goto('/flows')
  await page.waitForURL(/\/sign-in/)
})
