import { version } from '../../../../package.json'

/** The version of this installation. Clients of the studio document compare `main_version`. */
export const getVersion = () => ({ version, main_version: version, package: 'Millrace' })
