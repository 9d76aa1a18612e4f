/** Downloads flows: one as JSON, several as a zip. */
export async function saveFile(flows: readonly { id: string; name: string }[]): Promise<void> {
  const response = await fetch('/api/v1/flows/download/', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(flows.map((flow) => flow.id)),
  })
  if (!response.ok) throw new Error(`${response.status} ${response.statusText}`)
  const isZip = response.headers.get('content-type')?.includes('zip') ?? false
  const text = isZip ? await response.blob() : new Blob([JSON.stringify(await response.json(), null, 2)])
  const link = document.createElement('a')
  link.href = URL.createObjectURL(text)
  link.download = isZip ? 'millrace-flows.zip' : `${flows[0]?.name ?? 'flow'}.json`
  link.click()
  URL.revokeObjectURL(link.href)
}
