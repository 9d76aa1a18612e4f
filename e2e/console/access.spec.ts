import { expect, test, watchErrors } from './support/journey'

test('a tenant, a role and an invitation: the person sees what they may, and it can be told why', async ({
  page,
  browser,
}) => {
  test.setTimeout(60_000)
  const stamp = Date.now().toString(36)
  const tenant = `Harbour ${stamp}`
  const person = `nora-${stamp}`

  await page.goto('/admin/tenants')
  await page.getByRole('button', { name: 'New tenant' }).click()
  await page.getByRole('dialog').getByLabel('Name').fill(tenant)
  await page.getByRole('button', { name: 'Create tenant' }).click()
  await page.getByLabel('Search by name or note').fill(tenant)
  await page.getByRole('button', { name: `Actions for ${tenant}` }).click()
  await page.getByRole('menuitem', { name: 'Switch to it' }).click()
  await expect(page.getByRole('button', { name: `Tenant ${tenant}: switch` })).toBeVisible()

  await page.goto('/admin/roles')
  await page.getByRole('button', { name: 'New role' }).click()
  await page.getByRole('dialog').getByLabel('Name').fill('Pilot')
  await expect(page.getByRole('dialog').getByLabel('Id')).toHaveValue('pilot')
  await page.getByRole('button', { name: 'Create role' }).click()
  await expect(page.getByRole('heading', { name: 'Pilot' })).toBeVisible()
  for (const privilege of ['See flows', 'Run flows', 'See files']) {
    await page.getByRole('checkbox', { name: privilege }).click()
    await expect(page.getByRole('checkbox', { name: privilege })).toBeChecked()
  }
  // It is the server that holds them.
  await page.reload()
  await expect(page.getByRole('checkbox', { name: 'Run flows' })).toBeChecked()
  await expect(page.getByRole('checkbox', { name: 'Create flows' })).not.toBeChecked()

  await page.goto('/admin/members')
  await page.getByRole('button', { name: 'Invite' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Sign-in name').fill(person)
  await dialog.getByRole('checkbox', { name: 'Pilot' }).click()
  await dialog.getByRole('button', { name: 'Create the link' }).click()
  const link = await page.getByRole('dialog').getByLabel(`Link for ${person}`).inputValue()
  await page.getByRole('button', { name: 'Done' }).click()
  await expect(page.getByRole('row').filter({ hasText: person })).toContainText('Invited')

  // Whoever is signed in is told so, and the link stays good.
  const mine = await page.context().newPage()
  await mine.goto(link)
  await expect(mine.getByRole('heading', { name: /^You are signed in as/ })).toBeVisible()
  await mine.getByRole('link', { name: 'Stay signed in' }).click()
  await expect(mine.getByRole('heading', { name: /^Welcome/ })).toBeVisible()
  await mine.close()

  const theirs = await browser.newContext()
  const guest = await theirs.newPage()
  const errors = watchErrors(guest)
  await guest.goto(link)
  await guest.getByLabel('Password', { exact: true }).fill('a long password')
  await guest.getByLabel('Password again').fill('a long password')
  await guest.getByRole('button', { name: 'Save and sign in' }).click()
  await expect(guest.getByLabel('Name')).toHaveValue(person)
  await guest.getByLabel('Password').fill('a long password')
  await guest.getByRole('button', { name: 'Sign in' }).click()
  await expect(guest.getByRole('heading', { name: `Welcome, ${person}` })).toBeVisible()
  const sections = guest.getByRole('navigation', { name: 'Sections' })
  for (const name of ['Flows', 'Files']) await expect(sections.getByRole('link', { name })).toBeVisible()
  for (const name of ['Knowledge', 'Monitor', 'Administration'])
    await expect(sections.getByRole('link', { name })).toHaveCount(0)
  await guest.goto('/admin/roles')
  await expect(guest.getByRole('heading', { name: 'This page is not for you' })).toBeVisible()
  expect(errors).toEqual([])
  await theirs.close()

  // A link works once.
  const late = await (await browser.newContext()).newPage()
  await late.goto(link)
  await expect(late.getByRole('heading', { name: 'This link does not work any more' })).toBeVisible()
  await late.context().close()

  await page.reload()
  await page.getByRole('button', { name: `Actions for ${person}` }).click()
  await page.getByRole('menuitem', { name: 'Why can they?' }).click()
  await page.getByLabel('May they…').click()
  await page.getByPlaceholder('Search…').fill('run flows')
  await page.getByRole('option', { name: 'Run flows' }).click()
  await expect(page.getByText(`Yes, ${person} may run flows`)).toBeVisible()
  await expect(page.getByRole('listitem').filter({ hasText: 'Pilot' })).toContainText('gives it')
  await page.getByLabel('What if this role were gone?').click()
  await page.getByRole('option', { name: 'Pilot' }).click()
  await expect(page.getByText('They could not any more')).toBeVisible()
  // The address is the question.
  await page.goto(page.url().replace('flow%3Arun', 'flow%3Adelete'))
  await expect(page.getByText(`No, ${person} may not delete flows`)).toBeVisible()
})
