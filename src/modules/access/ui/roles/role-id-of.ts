/** An id for programs, made of a name: "Night shift" becomes `night-shift`; what is taken gets a number. */
export function roleIdOf(name: string, taken: readonly string[]): string {
  const plain = name
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}._-]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 28)
  if (plain === '' || !taken.includes(plain)) return plain
  let number = 2
  while (taken.includes(`${plain}-${number}`)) number += 1
  return `${plain}-${number}`
}
