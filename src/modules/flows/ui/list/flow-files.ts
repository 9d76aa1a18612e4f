/** Files that flows come in, for a file input. */
export const flowFileTypes = '.yml,.yaml,.json,.zip,application/yaml,application/json,application/zip'
