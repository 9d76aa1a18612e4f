/** What the next version may be called: the newest label (the first) with its last number one higher, and not taken. */
export function nextLabel(labels: readonly string[]): string {
  const [newest] = labels
  if (newest === undefined) return '1.0'
  const [, head = `${newest} `, number = '1', tail = ''] = /^(.*?)(\d{1,9})(\D*)$/.exec(newest) ?? []
  let next = Number(number) + 1
  while (labels.includes(`${head}${next}${tail}`)) next += 1
  return `${head}${next}${tail}`
}
