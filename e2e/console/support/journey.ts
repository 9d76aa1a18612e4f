import { readFileSync } from 'node:fs'
import { test as base, expect, type Page } from '@playwright/test'

interface Fixtures {
  /** A page of the owner, signed in. Fails its test on any error in the page. */
  page: Page
}

/** Journeys of the signed-in owner; an error in the page's console is a failure of its journey. */
export const test = base.extend<Fixtures>({
  page: async ({ page }, use) => {
    const errors = watchErrors(page)
    await signIn(page)
    await use(page)
    expect(errors).toEqual([])
  },
})

export { expect }

/** Collects what a page complains about. A refused request is part of some journeys and is not counted. */
export function watchErrors(page: Page): string[] {
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error' && !/Failed to load resource|net::ERR_/.test(message.text()))
      errors.push(message.text())
  })
  return errors
}

export async function signIn(page: Page): Promise<void> {
  await page.goto('/sign-in')
  await page.getByLabel('Name').fill(process.env.MILLRACE_TEST_USERNAME ?? '')
  await page.getByLabel('Password').fill(process.env.MILLRACE_TEST_PASSWORD ?? '')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { name: /^Welcome/ })).toBeVisible()
}

/** Creates a flow from a template and waits for its canvas. */
export async function newFlow(page: Page, template: string): Promise<string> {
  await page.goto('/flows')
  await page.getByRole('button', { name: 'New flow' }).first().click()
  await page.getByRole('dialog').getByRole('button', { name: template }).click()
  await page.waitForURL(/\/flows\/[0-9a-f-]{36}$/)
  await expect(page.getByLabel('Search components')).toBeVisible()
  return page.url().split('/').at(-1) ?? ''
}

/** A node's card on the canvas by its title. */
export const card = (page: Page, title: string) => page.locator('.react-flow__node').filter({ hasText: title }).first()

export async function say(page: Page, text: string): Promise<void> {
  await page.getByPlaceholder('Write a message…').fill(text)
  await page.keyboard.press('Enter')
}

/** Waits until everything is saved. */
export const saved = (page: Page) => expect(page.getByRole('status').filter({ hasText: /^Saved/ })).toBeVisible()

/** The text of a downloaded file. */
export async function downloaded(page: Page, act: () => Promise<void>): Promise<string> {
  const [file] = await Promise.all([page.waitForEvent('download'), act()])
  return readFileSync(await file.path(), 'utf8')
}
