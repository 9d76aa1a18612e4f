import { expect, newFlow, test } from './support/journey'

test('a public flow that runs code is published once its owner says that anybody may make it do so', async ({
  page,
  browser,
  baseURL,
}) => {
  const flow = await newFlow(page, 'Echo')
  const origin = new URL(page.url()).origin
  const call = (method: 'patch' | 'get', data?: object) =>
    page.request[method](`/api/v1/flows/${flow}`, { ...(data ? { data } : {}), headers: { origin } })
  const read: { data: { nodes: object[] } } = await (await call('get')).json()
  const code = {
    id: 'count',
    type: 'custom',
    position: { x: 900, y: 0 },
    data: {
      type: 'code',
      title: 'Count words',
      code_language: 'javascript',
      code: 'function main() { return {} }',
      outputs: {},
      variables: [],
    },
  }
  const changed = await call('patch', {
    access_type: 'PUBLIC',
    data: { ...read.data, nodes: [...read.data.nodes, code] },
  })
  expect(changed.status()).toBe(200)

  await page.reload()
  await page.getByRole('button', { name: 'Publish', exact: true }).click()
  const grants = page.getByRole('region', { name: 'This flow can' })
  await expect(grants).toContainText('Count words')
  const box = grants.getByRole('checkbox', { name: 'Run code in the sandbox' })
  await expect(box).not.toBeChecked()
  await page.getByRole('button', { name: 'Publish the draft' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Publish', exact: true }).click()
  await expect(dialog).toContainText('Anybody could make this flow do what nobody granted')
  await dialog.getByRole('button', { name: 'Cancel' }).click()

  await box.focus()
  await page.keyboard.press('Space')
  await expect(box).toBeChecked()
  await page.getByRole('button', { name: 'Publish the draft' }).click()
  await dialog.getByRole('button', { name: 'Publish', exact: true }).click()
  await expect(page.getByText('Version 1.0 is online').first()).toBeVisible()
  const visitor = await (await browser.newContext({ baseURL: baseURL ?? '' })).newPage()
  await visitor.goto(`/p/${flow}`)
  await expect(visitor.getByPlaceholder('Write a message…')).toBeVisible()

  // Taken back, it counts at once, and the panel says what visitors meet.
  await box.click()
  await expect(grants.getByRole('status')).toContainText('Visitors are turned away')
  await visitor.reload()
  await expect(visitor.getByText('This flow does not work at the moment')).toBeVisible()
})
