import { AppError } from '@/contract/errors'

/** Who is in the place already, the first three by name. */
export function alreadyIn(place: string, people: readonly { uid: number; username: string }[]): AppError {
  const names = people.slice(0, 3).map(({ username }) => `"${username}"`)
  const more = people.length > 3 ? ` and ${people.length - 3} more` : ''
  return new AppError('conflict', `Already in "${place}": ${names.join(', ')}${more}`, {
    hint: 'Leave them out; what they are there can be changed in the list of members.',
    details: { uids: people.map(({ uid }) => uid) },
  })
}
