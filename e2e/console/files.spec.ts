import { z } from 'zod'
import { downloaded, expect, test } from './support/journey'

const Created = z.object({ id: z.string() })

test('files are uploaded, found, renamed, downloaded, and not deleted unawares while a flow uses them', async ({
  page,
}) => {
  const stem = `mill-${Date.now()}`
  const file = (name: string, text: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })
  await page.goto('/files')
  await page
    .locator('input[type=file]')
    .setInputFiles([file(`${stem}-a.txt`, 'about stones'), file(`${stem}-b.txt`, 'about wheels')])
  await expect(page.getByRole('status').filter({ hasText: '2 of 2 uploaded' })).toBeVisible()

  await page.getByRole('searchbox').fill(stem)
  await expect(page.getByText('2 found')).toBeVisible()
  const actions = (name: string) => page.getByRole('button', { name: `Actions for ${name}`, exact: true })
  await actions(`${stem}-a.txt`).click()
  await page.getByRole('menuitem', { name: 'Rename' }).click()
  await page.getByRole('dialog').getByLabel('Name').fill(`${stem}-stones`)
  await page.getByRole('dialog').getByRole('button', { name: 'Rename' }).click()
  await expect(actions(`${stem}-stones.txt`)).toBeVisible()
  const text = await downloaded(page, async () => {
    await actions(`${stem}-stones.txt`).click()
    await page.getByRole('menuitem', { name: 'Download' }).click()
  })
  expect(text).toBe('about stones')

  const listed = await page.request.get('/api/v2/files/')
  const stones = z
    .array(z.object({ id: z.string(), name: z.string(), path: z.string() }))
    .parse(await listed.json())
    .find((one) => one.name === `${stem}-stones`)
  const flow = await page.request.post('/api/v1/flows/', {
    headers: { origin: new URL(page.url()).origin },
    data: {
      name: `Reads ${stem}`,
      data: {
        nodes: [
          {
            id: 'Note-1',
            type: 'noteNode',
            position: { x: 0, y: 0 },
            data: { id: 'Note-1', type: 'note', node: { description: stones?.path, template: {} } },
          },
        ],
        edges: [],
      },
    },
  })
  const { id: flow_id } = Created.parse(await flow.json())

  await page.getByRole('checkbox', { name: 'Select all' }).click()
  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('link', { name: `Reads ${stem}` })).toHaveAttribute('href', `/flows/${flow_id}`)
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  const [zip] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download as zip' }).click(),
  ])
  expect(zip.suggestedFilename()).toBe('millrace-files.zip')

  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  await dialog.getByRole('button', { name: 'Delete anyway' }).click()
  await expect(page.getByText('2 files are deleted')).toBeVisible()
  await expect(page.getByText('Nothing matches')).toBeVisible()
})
