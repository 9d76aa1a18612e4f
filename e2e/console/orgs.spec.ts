import { expect, test } from './support/journey'

test('orgs are made, walked and moved by keyboard and mouse, and get a member', async ({ page }) => {
  const mark = Date.now().toString(36)
  const [mill, barn, wheel] = [`Mill ${mark}`, `Barn ${mark}`, `Wheel ${mark}`]
  await page.goto('/admin/orgs')
  const dialog = page.getByRole('dialog')
  const create = async (name: string) => {
    await dialog.getByLabel('Name').fill(name)
    await dialog.getByRole('button', { name: 'Create org' }).click()
    await expect(page.getByRole('heading', { name, level: 2 })).toBeVisible()
  }
  for (const name of [barn, mill]) {
    await page.getByRole('button', { name: 'New org' }).first().click()
    await create(name)
  }
  await page.getByRole('button', { name: `Actions for ${mill}` }).click()
  await page.getByRole('menuitem', { name: 'Add below' }).click()
  await create(wheel)

  const tree = page.getByRole('tree', { name: 'Orgs' })
  const item = (name: string) => tree.getByRole('treeitem').filter({ hasText: name })
  await expect(item(wheel)).toHaveAttribute('aria-level', '2')
  await tree.focus()
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowLeft')
  await expect(item(wheel)).toBeHidden()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('m')
  await expect(dialog).toContainText(`Move “${wheel}”`)
  await dialog.getByRole('combobox').press('Enter')
  await page.keyboard.type(barn)
  await page.getByRole('option', { name: barn }).click()
  await dialog.getByRole('button', { name: 'Move' }).click()
  await expect(page.getByText(`${barn} /`)).toBeVisible()
  await expect(item(mill)).not.toHaveAttribute('aria-expanded')

  // Back to where it was, with the mouse.
  await item(wheel).dragTo(item(mill))
  await expect(page.getByText(`${mill} /`)).toBeVisible()
  await expect(item(barn)).not.toHaveAttribute('aria-expanded')

  await page.getByRole('button', { name: 'Add people' }).click()
  await dialog.getByLabel('Who').click()
  await page.getByRole('option').first().click()
  for (const [field, value] of [
    ['Position', 'Warden'],
    ['Job', 'Maintenance'],
  ] as const) {
    await dialog.getByLabel(field).click()
    await page.keyboard.type(value)
    await page.getByRole('option', { name: value }).click()
  }
  await dialog.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(page.getByRole('row').filter({ hasText: 'Warden · Maintenance' })).toBeVisible()

  await page.getByRole('button', { name: `Actions for ${wheel}` }).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await dialog.getByRole('button', { name: 'Delete' }).click()
  await expect(dialog).toContainText(`"${wheel}" still has 1 member`)
})
