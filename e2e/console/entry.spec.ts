import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, expect } from '@playwright/test'
import { launchProduct } from '../../scripts/lib/test-product.mjs'
import { test, watchErrors } from './support/journey'

base('the first visit sets up the owner and leads to the first flow', async ({ page }) => {
  base.setTimeout(120_000)
  const data_dir = mkdtempSync(join(tmpdir(), 'millrace-setup-'))
  const product = await launchProduct(data_dir, { MILLRACE_OWNER_USERNAME: '', MILLRACE_OWNER_PASSWORD: '' })
  try {
    const errors = watchErrors(page)
    await page.goto(product.url)
    await page.waitForURL(/\/setup/)
    await page.getByLabel('Name').fill('Ada')
    await page.getByLabel('Password', { exact: true }).fill('short')
    await page.getByLabel('Password again').fill('other')
    await page.getByRole('button', { name: 'Create owner' }).click()
    await expect(page.getByText('At least 8 characters.', { exact: true })).toBeVisible()
    await expect(page.getByText('The two passwords are not the same.')).toBeVisible()
    await page.getByLabel('Password', { exact: true }).fill('long enough')
    await page.getByLabel('Password again').fill('long enough')
    await page.getByRole('button', { name: 'Create owner' }).click()
    await expect(page.getByRole('heading', { name: 'Welcome, ada' })).toBeVisible()
    // Set-up works once.
    await page.goto(`${product.url}/setup`)
    await page.waitForURL(`${product.url}/`)
    expect(errors).toEqual([])
  } finally {
    await product.stop()
    rmSync(data_dir, { recursive: true, force: true })
  }
})

base('a wrong password is refused without saying which part was wrong', async ({ page }) => {
  await page.goto('/sign-in')
  await page.getByLabel('Name').fill('nobody-of-that-name')
  await page.getByLabel('Password').fill('whatever it is')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByText('Name or password is not right.')).toBeVisible()
})

base('a deep link leads through sign-in and never to another site', async ({ page }) => {
  await page.goto('/sign-in?next=//elsewhere.example/')
  await page.getByLabel('Name').fill(process.env.MILLRACE_TEST_USERNAME ?? '')
  await page.getByLabel('Password').fill(process.env.MILLRACE_TEST_PASSWORD ?? '')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { name: /^Welcome/ })).toBeVisible()
  expect(new URL(page.url()).pathname).toBe('/')
})

test('the console is usable at 390 pixels', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 800 })
  for (const path of ['/', '/flows', '/settings/profile', '/settings/api-keys']) {
    await page.goto(path)
    await expect(page.getByRole('main')).toBeVisible()
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(overflow, `${path} scrolls sideways`).toBeLessThanOrEqual(0)
  }
})
