import { readFileSync } from 'node:fs'
import { expect, newFlow, test } from './support/journey'

test('a project is made, filled by dragging and by menu, downloaded, uploaded and deleted', async ({ page }) => {
  const name = `Pond ${Date.now()}`
  const flow_id = await newFlow(page, 'Echo')
  await page.goto('/flows')
  const nav = page.getByRole('navigation', { name: 'Projects' })
  await nav.getByRole('button', { name: 'New project' }).click()
  await page.getByRole('dialog').getByLabel('Name').fill(name)
  await page.getByRole('dialog').getByRole('button', { name: 'Create project' }).click()
  await expect(page).toHaveURL(/project=/)
  await expect(page.getByRole('heading', { name })).toBeVisible()
  await expect(page.getByText('No flows in this project')).toBeVisible()

  // Made by another screen, so its row is found by where it leads.
  await nav.getByRole('button', { name: 'All flows' }).click()
  const card = page.getByRole('listitem').filter({ has: page.locator(`a[href="/flows/${flow_id}"]`) })
  await card.dragTo(nav.getByRole('button', { name }).first())
  await expect(page.getByText(`The flow is in “${name}” now`)).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(nav.getByRole('button', { name: `${name} 0` })).toBeVisible()

  await card.getByRole('button', { name: /^Actions for/ }).click()
  await page.getByRole('menuitem', { name: 'Move to project…' }).click()
  await page.getByRole('dialog').getByLabel('To project').click()
  await page.getByRole('option', { name }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Move' }).click()
  await nav.getByRole('button', { name: `${name} 1` }).click()
  await expect(card).toBeVisible()

  const [file] = await Promise.all([
    page.waitForEvent('download'),
    (async () => {
      await nav.getByRole('button', { name: `Actions for ${name}` }).click()
      await page.getByRole('menuitem', { name: 'Download as zip' }).click()
    })(),
  ])
  const zip = readFileSync(await file.path())
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    nav.getByRole('button', { name: 'Upload a project' }).click(),
  ])
  await chooser.setFiles({ name: `Copy of ${name}.zip`, mimeType: 'application/zip', buffer: zip })
  await expect(page.getByRole('heading', { name: `Copy of ${name}` })).toBeVisible()
  await expect(page.getByText('1 flow', { exact: true })).toBeVisible()

  const remove = async (project: string, how: 'Keep the flows' | 'Delete the flows') => {
    await nav.getByRole('button', { name: `Actions for ${project}`, exact: true }).click()
    await page.getByRole('menuitem', { name: 'Delete' }).click()
    await expect(page.getByRole('dialog')).toContainText('Flows in it: 1.')
    await page.getByRole('radio', { name: how }).click()
  }
  await remove(`Copy of ${name}`, 'Delete the flows')
  const deleteAll = page.getByRole('dialog').getByRole('button', { name: 'Delete project and flows' })
  await expect(deleteAll).toBeDisabled()
  await page
    .getByRole('dialog')
    .getByLabel(/Type .* to confirm/)
    .fill(`Copy of ${name}`)
  await deleteAll.click()
  await expect(nav.getByText(`Copy of ${name}`)).toHaveCount(0)
  await remove(name, 'Keep the flows')
  await page.getByRole('dialog').getByRole('button', { name: 'Delete project' }).click()
  await expect(nav.getByText(name)).toHaveCount(0)
  await nav.getByRole('button', { name: /^My projects/ }).click()
  await expect(card).toBeVisible()
})
