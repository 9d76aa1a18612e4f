import type { Page } from '@playwright/test'
import { expect, test, watchErrors } from './support/journey'

async function post(page: Page, path: string, data: object, method = 'POST') {
  const answer = await page.request.fetch(`/api/v1/${path}`, {
    method,
    data,
    headers: { origin: new URL(page.url()).origin },
  })
  expect(answer.ok(), await answer.text()).toBe(true)
  return answer.json()
}

test('a flow and a project are shared with a line of business, and a person there sees what changed', async ({
  page,
  browser,
}) => {
  test.setTimeout(60_000)
  const mark = Date.now().toString(36)
  const [business, flow, project, person] = [`Ferry ${mark}`, `Tide ${mark}`, `Quay ${mark}`, `ada-${mark}`]
  const password = 'a long password'
  const made = await post(page, 'flows/', { name: flow })
  const { tenant_id } = made
  const { business_id } = await post(page, 'business', { tenant_id, business_name: business, business_level: 1 })
  // Enters the tenant as a viewer.
  const { id: uid } = await post(page, 'users/', { username: person, password })
  await post(page, `users/${uid}`, { is_active: true }, 'PATCH')
  await post(page, `business/${business_id}/user-roles`, { uid, role_ids: ['member'] }, 'PUT')

  const theirs = await browser.newContext()
  const guest = await theirs.newPage()
  const errors = watchErrors(guest)
  await guest.goto('/sign-in')
  await guest.getByLabel('Name').fill(person)
  await guest.getByLabel('Password').fill(password)
  await guest.getByRole('button', { name: 'Sign in' }).click()
  await expect(guest.getByRole('heading', { name: `Welcome, ${person}` })).toBeVisible()
  const seen = async (there: boolean) => {
    await guest.goto(`/flows?q=${flow}`)
    await expect(guest.getByRole('link', { name: flow })).toHaveCount(there ? 1 : 0)
    if (!there) await expect(guest.getByRole('heading', { name: 'Nothing matches' })).toBeVisible()
  }
  await seen(false)

  await page.goto(`/flows?q=${flow}`)
  const dialog = page.getByRole('dialog')
  const share = async () => {
    await page.getByRole('button', { name: `Actions for ${flow}` }).click()
    await page.getByRole('menuitem', { name: 'Share' }).click()
  }
  await share()
  await expect(dialog.getByRole('radio', { name: 'Only its owner' })).toBeChecked()
  await dialog.getByRole('radio', { name: 'A line of business' }).click()
  await expect(dialog.getByRole('button', { name: 'Save' })).toBeDisabled()
  await dialog.getByLabel('Line of business', { exact: true }).click()
  await page.getByRole('option', { name: business }).click()
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Saved who sees it')).toBeVisible()
  await expect(page.getByRole('listitem').filter({ hasText: flow }).getByText(business)).toBeVisible()
  await seen(true)

  await share()
  await dialog.getByRole('radio', { name: 'Only its owner' }).click()
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog).toBeHidden()
  await seen(false)

  // A project is for the people of a business too, its flows stay as they are.
  await page.goto('/flows')
  const nav = page.getByRole('navigation', { name: 'Projects' })
  await nav.getByRole('button', { name: 'New project' }).click()
  await dialog.getByLabel('Name').fill(project)
  await dialog.getByRole('button', { name: 'Create project' }).click()
  await nav.getByRole('button', { name: `Actions for ${project}` }).click()
  await page.getByRole('menuitem', { name: 'Line of business…' }).click()
  await dialog.getByLabel('Line of business').click()
  await page.getByRole('option', { name: business }).click()
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText(`Saved where “${project}” belongs`)).toBeVisible()
  await guest.goto('/flows')
  const there = guest.getByRole('navigation', { name: 'Projects' })
  await expect(there.getByRole('button', { name: `${project} 0` })).toBeVisible()
  await there.getByRole('button', { name: `Actions for ${project}` }).click()
  await expect(guest.getByRole('menuitem', { name: 'Rename' })).toHaveCount(0)
  expect(errors).toEqual([])
  await theirs.close()
})
