/**
 * Lets the reader choose a file; has to be called by something that they did. For places that choose one now and then: a
 * page has its own input where files are its matter.
 */
export function pickFile(accept: string, onFile: (file: File) => void): void {
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = accept
  input.onchange = () => {
    const [file] = input.files ?? []
    if (file) onFile(file)
  }
  input.click()
}
