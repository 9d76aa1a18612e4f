/**
 * What a node may do beyond working on the values of its run and asking models. Strangers make a flow do these only when
 * somebody granted it.
 */
export const capabilities = ['code', 'network', 'tools', 'files', 'knowledge', 'flows'] as const

/**
 * - `code`: runs code, the author's or a model's, in the sandbox
 * - `network`: asks servers at addresses
 * - `tools`: uses tools of tool servers
 * - `files`: reads and writes files of the tenant
 * - `knowledge`: writes into knowledge bases; searching is none
 * - `flows`: runs other flows
 */
export type Capability = (typeof capabilities)[number]
