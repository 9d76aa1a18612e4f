import { notFound } from '@/contract/errors'

/** Names of the pictures in each folder; their shapes follow from the names. */
const names: Record<string, readonly string[]> = {
  People: ['Ash', 'Birch', 'Cedar', 'Elm', 'Fern', 'Hazel', 'Iris', 'Juniper', 'Linden', 'Maple', 'Rowan', 'Willow'],
  Space: [
    'Aurora',
    'Comet',
    'Corona',
    'Eclipse',
    'Meteor',
    'Nebula',
    'Nova',
    'Orbit',
    'Pulsar',
    'Quasar',
    'Saturn',
    'Zenith',
  ],
}

/** `People/Ash.svg` and so on. */
export const listProfilePictures = () => ({
  files: Object.entries(names).flatMap(([folder, list]) => list.map((name) => `${folder}/${name}.svg`)),
})

/** The picture as SVG, drawn from its name; undefined for a name that is not in the list. */
export function profilePicture(folder: string, file: string): string | undefined {
  const name = file.replace(/\.svg$/, '')
  if (!Object.hasOwn(names, folder) || !names[folder]?.includes(name) || !file.endsWith('.svg')) return undefined
  return folder === 'People' ? person(name) : sky(name)
}

/** A number that is always the same for a name. */
const seed = (name: string): number => [...name].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 9973, 7)

const svg = (hue: number, inside: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><rect width="64" height="64" fill="oklch(0.9 0.05 ${hue})"/>${inside}</svg>`

function person(name: string): string {
  const value = seed(name)
  const hue = value % 360
  const hair = `oklch(0.4 0.08 ${(hue + 140) % 360})`
  const skin = `oklch(${0.6 + (value % 4) * 0.07} 0.06 60)`
  const coat = `oklch(0.55 0.11 ${hue})`
  const fringe = 14 + (value % 7)
  return svg(
    hue,
    `<path d="M10 64c0-14 10-20 22-20s22 6 22 20z" fill="${coat}"/><circle cx="32" cy="28" r="13" fill="${skin}"/><path d="M18 28a14 14 0 0 1 28 0c-4-${fringe - 10}-10-${fringe - 8}-14-${fringe - 8}s-10 2-14 ${fringe - 8}z" fill="${hair}"/>`,
  )
}

function sky(name: string): string {
  const value = seed(name)
  const hue = value % 360
  const ring = value % 3 === 0
  const stars = Array.from({ length: 6 }, (_, index) => {
    const at = (value * (index + 3)) % 61
    return `<circle cx="${at}" cy="${(at * 7 + value) % 61}" r="${1 + (index % 2) * 0.6}" fill="oklch(0.98 0.03 ${hue})"/>`
  }).join('')
  const belt = ring
    ? `<ellipse cx="32" cy="34" rx="24" ry="6" fill="none" stroke="oklch(0.75 0.1 ${(hue + 60) % 360})" stroke-width="3" transform="rotate(${(value % 40) - 20} 32 34)"/>`
    : ''
  return svg(
    hue,
    `<rect width="64" height="64" fill="oklch(0.3 0.07 ${hue})"/>${stars}<circle cx="32" cy="34" r="${12 + (value % 6)}" fill="oklch(0.65 0.13 ${(hue + 40) % 360})"/>${belt}`,
  )
}

/** For callers of the procedure; over REST the picture itself is the answer. */
export function getProfilePicture(input: { folder_name: string; file_name: string }) {
  if (!profilePicture(input.folder_name, input.file_name)) throw notFound('Picture')
  return { files: [`${input.folder_name}/${input.file_name}`] }
}
